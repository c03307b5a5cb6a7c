Feature: A mistyped later keyword

  Scenario: Unknown
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    Whenn order "O" is looked up
    Then order "O" does not exist [spectrum.lookup.unknown]
