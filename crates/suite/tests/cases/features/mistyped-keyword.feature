Feature: A mistyped first keyword

  Scenario: Unknown
    Givven order "O" with 1 "lineItems" and 1 "skuQuantities" each
    When order "O" is looked up
    Then order "O" does not exist [spectrum.lookup.unknown]
