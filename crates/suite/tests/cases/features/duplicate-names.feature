Feature: The same name twice

  Scenario: Unknown
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    When order "O" is looked up
    Then order "O" does not exist [spectrum.lookup.unknown]

  Scenario: Unknown
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    When order "O" is looked up
    Then order "O" does not exist [spectrum.lookup.unknown]

  Scenario Outline: Row <row>
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    When order "O" is looked up
    Then order "O" does not exist [spectrum.lookup.unknown]

    Examples:
      | row |
      | one |
      | one |
