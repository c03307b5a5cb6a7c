Feature: A first scenario that would vanish

  Scenaro: Vanishes
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    When order "O" is looked up
    Then order "O" does not exist [spectrum.lookup.unknown]

  Scenario: Stays
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    When order "O" is looked up
    Then order "O" does not exist [spectrum.lookup.unknown]
