Feature: A table with a hole

  Scenario: Edits
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    When order "O" is sent by "acknowledgement" altered
      | purchaseOrderNumber | missing |
      | orderDate           |
    Then the broken request is refused [spectrum.acknowledgement.required]
