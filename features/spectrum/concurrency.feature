Feature: Requests at the same time

  Scenario Outline: Eight equal submissions (round <round>)
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each
    When order "O" is sent by "acknowledgement" 8 times at once
    Then exactly one is accepted, and the others are refused with 409 [spectrum.acknowledgement.submitted-once]
    When order "O" is looked up
    Then order "O" reads back as sent by "acknowledgement" [spectrum.acknowledgement.submitted-once]

    Examples:
      | round |
      | 1     |
      | 2     |
      | 3     |

  Scenario: Eight different submissions
    Given orders "N1" to "N8" with 2 "lineItems" and 1 "skuQuantities" each, filled
    When orders "N1" to "N8" are sent by "acknowledgement" at once
    Then they are accepted [spectrum.acknowledgement.simultaneous]
    And the answers echo "purchaseOrderNumber" [spectrum.acknowledgement.simultaneous]
    When orders "N1" to "N8" are looked up
    Then orders "N1" to "N8" read back as sent by "acknowledgement" [spectrum.acknowledgement.simultaneous]

  Scenario Outline: Notifications for different line items (round <round>)
    Given order "O" with 8 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When order "O" is sent by "shipment" at once line by line
    Then they are accepted [spectrum.shipment.simultaneous]
    When order "O" is looked up
    Then all that "shipment" named of order "O" is shown [spectrum.shipment.simultaneous]
    And nothing else of order "O" has changed by "shipment" [spectrum.shipment.simultaneous]

    Examples:
      | round |
      | 1     |
      | 2     |
