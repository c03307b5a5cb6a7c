Feature: Notifying of a shipment

  Scenario Outline: <lines> line items, all of them
    Given order "O" with <lines> "lineItems" and 2 "skuQuantities" each, filled
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When order "O" is sent by "shipment"
    Then it is accepted [spectrum.shipment.accepted]
    And the answer echoes "purchaseOrderNumber" [spectrum.shipment.accepted]
    When order "O" is looked up
    Then all that "shipment" named of order "O" is shown [spectrum.shipment.applied]
    And nothing else of order "O" has changed by "shipment" [spectrum.shipment.only-named]

    Examples:
      | lines |
      | 1     |
      | 2     |
      | 4     |

  Scenario Outline: The number of the order that is shipped <form>
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each
    And the number of order "O" <form>
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When order "O" is sent by "shipment"
    Then it is accepted [spectrum.shipment.accepted]
    And the answer echoes "purchaseOrderNumber" [spectrum.shipment.accepted]
    When order "O" is looked up
    Then all that "shipment" named of order "O" is shown [spectrum.shipment.applied]

    Examples:
      | form                            |
      | consists of digits              |
      | begins with zeros               |
      | mixes capital and small letters |

  Scenario: The acceptance names what was updated
    Given order "O" with 3 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    When order "O" is sent by "shipment"
    Then "details", where it names any, names line items 1, 2 and 3 of order "O" and no other [spectrum.shipment.updated-named]

  Scenario: The acceptance names nothing that was not updated
    Given order "O" with 3 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    When line item 2 of order "O" is sent by "shipment"
    Then "details", where it names any, names line item 2 of order "O" and no other [spectrum.shipment.updated-named]

  Scenario Outline: Only line items <chosen> of several
    Given orders "O" and "other" with 3 "lineItems" and 1 "skuQuantities" each, filled
    And orders "O" and "other" are accepted by "acknowledgement"
    And orders "O" and "other" are looked up
    When line items <chosen> of order "O" are sent by "shipment"
    Then it is accepted [spectrum.shipment.accepted]
    When orders "O" and "other" are looked up
    Then all that "shipment" named of order "O" is shown [spectrum.shipment.applied]
    And nothing else of order "O" has changed by "shipment" [spectrum.shipment.only-named]
    And order "other" is unchanged [spectrum.shipment.only-named]

    Examples:
      | chosen  |
      | 1       |
      | 2       |
      | 3       |
      | 1 and 3 |
      | 3 and 2 |

  Scenario Outline: <place> is text, even <text>
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When order "O" is sent by "shipment" with "<place>" <value>
    Then it is accepted [spectrum.shipment.accepted]
    When order "O" is looked up
    Then all that the last "shipment" named of order "O" is shown [spectrum.shipment.applied]
    And nothing else of order "O" has changed by the last "shipment" [spectrum.shipment.only-named]

    Examples:
      | place                         | text            | value                                                             |
      | lineItems[0].shipmentTracking | leading zeros   | text "000123456789"                                               |
      | lineItems[1].shipmentTracking | of great length | text "92055901755477000300000123456789012345678901234567890123456" |
      | lineItems[0].shipmentTracking | small letters   | text "rr123456785de"                                              |
      | lineItems[1].shipmentTracking | with a space    | text "RR 123 456 785 DE"                                          |
      | lineItems[0].serialNumbers    | one of digits   | texts "00012345678901234567"                                      |
      | lineItems[1].serialNumbers    | three of them   | texts "BR7MWPKFZP76NK8U", "BR7MWPKFZP76NK8V", "br7mwpkfzp76nk8w"  |

  Scenario: Serial numbers are left as they are by a notification without any
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When order "O" is sent by "shipment" with "lineItems[1].serialNumbers" missing
    Then it is accepted [spectrum.shipment.accepted]
    When order "O" is looked up
    Then all that the last "shipment" named of order "O" is shown [spectrum.shipment.applied]
    And nothing else of order "O" has changed by the last "shipment" [spectrum.shipment.only-named]

  Scenario: A second notification without serial numbers leaves those of the first
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is accepted by "shipment"
    And order "O" is looked up
    When order "O" is sent by "shipment" with "lineItems[0].serialNumbers" missing
    Then it is accepted [spectrum.shipment.corrected]
    When order "O" is looked up
    Then all that the last "shipment" named of order "O" is shown [spectrum.shipment.corrected]
    And nothing else of order "O" has changed by the last "shipment" [spectrum.shipment.only-named]

  Scenario: An order with the same line items is not touched
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each, filled
    And order "other" with 2 "lineItems" and 1 "skuQuantities" each, filled
    And order "other" has the line items of order "O"
    And orders "O" and "other" are accepted by "acknowledgement"
    And orders "O" and "other" are looked up
    When order "O" is sent by "shipment"
    Then it is accepted [spectrum.shipment.accepted]
    When orders "O" and "other" are looked up
    Then all that "shipment" named of order "O" is shown [spectrum.shipment.applied]
    And order "other" is unchanged [spectrum.shipment.only-named]

  Scenario: A full order is shipped as any other
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each, filled
    And order "O" is accepted by "full-order"
    And order "O" is looked up
    When order "O" is sent by "shipment"
    Then it is accepted [spectrum.shipment.accepted]
    When order "O" is looked up
    Then all that "shipment" named of order "O" is shown [spectrum.shipment.applied]
    And nothing else of order "O" has changed by "shipment" [spectrum.shipment.only-named]

  Scenario Outline: A missing line item, the <place> of <lines>, <how>
    Given order "O" with <lines> "lineItems" and 1 "skuQuantities" each, filled
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When order "O" is sent by "shipment" with "<line>" <how>
    And order "O" is looked up
    And order "O" is sent by "shipment"
    Then the broken request is refused with 409 [spectrum.shipment.missing-line]
    And order "O" is unchanged [spectrum.shipment.all-or-nothing]
    And "details" names a missing line item of order "O" [spectrum.shipment.missing-named]
    And "details" names the missing line items and no other of order "O" [spectrum.shipment.named-rightly]

    Examples:
      | place  | lines | line                             | how      |
      | only   | 1     | lineItems[0].recipeSetReadableId | unknown  |
      | first  | 3     | lineItems[0].recipeSetReadableId | unknown  |
      | second | 3     | lineItems[1].recipeSetReadableId | unknown  |
      | last   | 3     | lineItems[2].recipeSetReadableId | unknown  |
      | only   | 1     | lineItems[0].recipeSetReadableId | misspelt |
      | last   | 3     | lineItems[2].recipeSetReadableId | misspelt |

  Scenario: Several missing line items
    Given order "O" with 4 "lineItems" and 1 "skuQuantities" each, filled
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When order "O" is sent by "shipment" with "lineItems[1].recipeSetReadableId, lineItems[3].recipeSetReadableId" unknown
    And order "O" is looked up
    And order "O" is sent by "shipment"
    Then the broken request is refused with 409 [spectrum.shipment.missing-line]
    And order "O" is unchanged [spectrum.shipment.all-or-nothing]
    And "details" names a missing line item of order "O" [spectrum.shipment.missing-named]
    And "details" names the missing line items and no other of order "O" [spectrum.shipment.named-rightly]

  Scenario: Nothing is updated by a refusal even after an earlier notification
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is accepted by "shipment"
    And order "O" is looked up
    When order "O" is sent by "shipment" with "lineItems[1].recipeSetReadableId" unknown
    And order "O" is looked up
    Then the broken request is refused with 409 [spectrum.shipment.missing-line]
    And order "O" is unchanged [spectrum.shipment.all-or-nothing]

  Scenario Outline: A line item of another order, in place <place>
    Given orders "O" and "other" with 2 "lineItems" and 1 "skuQuantities" each
    And orders "O" and "other" are accepted by "acknowledgement"
    And orders "O" and "other" are looked up
    When order "O" is sent by "shipment" with "<line>" taken from order "other"
    And orders "O" and "other" are looked up
    And order "O" is sent by "shipment"
    Then the broken request is refused with 409 [spectrum.shipment.foreign-line]
    And orders "O" and "other" are unchanged [spectrum.shipment.foreign-line]

    Examples:
      | place | line                             |
      | 1     | lineItems[0].recipeSetReadableId |
      | 2     | lineItems[1].recipeSetReadableId |

  Scenario: An order that nobody submitted
    Given orders "O" and "unknown" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is accepted by "shipment"
    And order "O" is looked up
    When order "unknown" is sent by "shipment"
    And orders "O" and "unknown" are looked up
    Then it is refused with 409 or 500 [spectrum.shipment.unknown-order]
    And order "unknown" does not exist [spectrum.shipment.refused-unchanged]
    And order "O" is unchanged [spectrum.shipment.refused-unchanged]

  Scenario: An unknown order with a line item that another order has
    Given orders "O" and "unknown" with 1 "lineItems" and 1 "skuQuantities" each
    And order "unknown" has the line items of order "O"
    And order "O" is accepted by "acknowledgement"
    And order "O" is accepted by "shipment"
    And order "O" is looked up
    When order "unknown" is sent by "shipment"
    And orders "O" and "unknown" are looked up
    Then it is refused with 409 or 500 [spectrum.shipment.unknown-order]
    And order "O" is unchanged [spectrum.shipment.refused-unchanged]

  Scenario: An order whose number differs in case only is another one
    Given orders "O" and "unknown" with 1 "lineItems" and 1 "skuQuantities" each
    And the number of order "O" mixes capital and small letters
    And the number of order "unknown" is that of order "O" in the other case
    And order "unknown" has the line items of order "O"
    And order "O" is accepted by "acknowledgement"
    And order "O" is accepted by "shipment"
    And order "O" is looked up
    When order "unknown" is sent by "shipment"
    And order "O" is looked up
    Then it is refused with 409 or 500 [spectrum.shipment.unknown-order]
    And order "O" is unchanged [spectrum.shipment.refused-unchanged]

  Scenario: A correcting second notification
    Given order "O" with 3 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is accepted by "shipment"
    And order "O" is looked up
    When line items 1 and 2 of order "O" are sent by "shipment"
    Then it is accepted [spectrum.shipment.corrected]
    When order "O" is looked up
    Then all that the last "shipment" named of order "O" is shown [spectrum.shipment.corrected]
    And nothing else of order "O" has changed by the last "shipment" [spectrum.shipment.only-named]

  Scenario: The last modification moves with the shipment
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When the target's clock has passed the stamps of order "O"
    And order "O" is sent by "shipment"
    And order "O" is looked up
    Then the stamps of line items 1 and 2 of order "O" have moved [spectrum.shipment.modified]

  Scenario: The last modification moves with a correction
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is accepted by "shipment"
    And order "O" is looked up
    When the target's clock has passed the stamps of order "O"
    And line item 2 of order "O" is sent by "shipment"
    And order "O" is looked up
    Then the stamp of line item 2 of order "O" has moved [spectrum.shipment.modified]

  Scenario: A refused notification moves no stamp
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When the target's clock has passed the stamps of order "O"
    And order "O" is sent by "shipment" with "lineItems[1].recipeSetReadableId" unknown
    And order "O" is looked up
    Then order "O" is unchanged [spectrum.shipment.all-or-nothing]
