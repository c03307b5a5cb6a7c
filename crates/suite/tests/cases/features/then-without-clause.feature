Feature: A claim without a clause

  Scenario: Unknown
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    When order "O" is looked up
    Then order "O" does not exist
