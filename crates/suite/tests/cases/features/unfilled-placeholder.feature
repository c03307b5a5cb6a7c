Feature: A placeholder that no column fills

  Scenario Outline: Row <row>
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    When order "O" is looked up as <somebody>
    Then order "O" does not exist [spectrum.lookup.unknown]

    Examples:
      | row |
      | one |
