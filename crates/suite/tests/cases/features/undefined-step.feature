Feature: A step that nobody defined

  Scenario: It rains
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    When it rains cats and dogs
    Then order "O" does not exist [spectrum.lookup.unknown]
