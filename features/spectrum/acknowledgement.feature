Feature: Acknowledging an order

  Scenario Outline: Accepted with <lines> line items of <skus> skus and read back
    Given order "O" with <lines> "lineItems" and <skus> "skuQuantities" each, filled
    When order "O" is sent by "acknowledgement"
    Then it is accepted [spectrum.acknowledgement.accepted]
    And the answer echoes "purchaseOrderNumber" [spectrum.acknowledgement.echo]
    And the answer has a status for each line item of order "O" [spectrum.acknowledgement.line-status]
    And "allSuccessful" is true exactly where every "statuses[n].success" is [spectrum.acknowledgement.all-successful]
    When order "O" is looked up
    Then order "O" reads back as sent by "acknowledgement" [spectrum.acknowledgement.reads-back]
    And order "O" shows all that was sent by "acknowledgement" [spectrum.lookup.shows]

    Examples:
      | lines | skus |
      | 1     | 1    |
      | 1     | 3    |
      | 2     | 2    |
      | 5     | 1    |
      | 12    | 2    |
      | 2     | 12   |
      | 12    | 130  |

  Scenario Outline: A line item without <member> shows none beside one that has it, the <nth>
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each, filled
    When order "O" is sent by "acknowledgement" with "lineItems[<index>].<member>" missing
    Then it is accepted [spectrum.acknowledgement.accepted]
    When order "O" is looked up
    Then "lineItems[n].<member>" of order "O" reads back as last sent by "acknowledgement" [spectrum.acknowledgement.reads-back]

    Examples:
      | member           | index | nth    |
      | giftMessage      | 0     | first  |
      | giftMessage      | 1     | second |
      | shipmentTracking | 0     | first  |
      | shipmentTracking | 1     | second |

  Scenario: Without optional fields nothing is made up
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each
    When order "O" is sent by "acknowledgement"
    Then it is accepted [spectrum.acknowledgement.accepted]
    When order "O" is looked up
    Then order "O" reads back as sent by "acknowledgement" [spectrum.acknowledgement.reads-back]

  Scenario Outline: A value of one line item stays with it: <place>
    Given order "O" with 3 "lineItems" and 2 "skuQuantities" each, filled
    And order "P" with 2 "lineItems" and 2 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "P" is accepted by "acknowledgement"
    When orders "O" and "P" are looked up
    Then order "O" reads back as sent by "acknowledgement" [spectrum.acknowledgement.reads-back]
    And "<place>" of order "P" reads back as sent by "acknowledgement" [spectrum.acknowledgement.reads-back]

    Examples:
      | place                            |
      | lineItems[n].giftMessage         |
      | lineItems[n].shipmentTracking    |
      | lineItems[n].skuQuantities       |

  Scenario: Several orders keep their own values and later reads stay the same
    Given orders "A", "B" and "C" with 2 "lineItems" and 2 "skuQuantities" each, filled
    And orders "A", "B" and "C" are accepted by "acknowledgement"
    When orders "A", "B" and "C" are looked up
    Then orders "A", "B" and "C" read back as sent by "acknowledgement" [spectrum.acknowledgement.reads-back]
    When orders "C", "B" and "A" are looked up
    Then orders "A", "B" and "C" are unchanged [spectrum.lookup.stable]

  Scenario Outline: Two orders may name the same line items
    Given order "O" with <lines> "lineItems" and 1 "skuQuantities" each, filled
    And order "P" with <lines> "lineItems" and 1 "skuQuantities" each, filled
    And order "P" has the line items of order "O"
    And order "O" is accepted by "acknowledgement"
    When order "P" is sent by "acknowledgement"
    And orders "O" and "P" are looked up
    Then order "P" was accepted by "acknowledgement" [spectrum.acknowledgement.accepted]
    And orders "O" and "P" read back as sent by "acknowledgement" [spectrum.acknowledgement.reads-back]

    Examples:
      | lines |
      | 1     |
      | 2     |

  Scenario Outline: A number that <form> is kept to the letter
    Given order "plain" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And the number of order "O" <form>
    When order "plain" is sent by "acknowledgement"
    And order "O" is sent by "acknowledgement"
    And the target takes the number of order "O", as it takes that of order "plain"
    Then the answer echoes "purchaseOrderNumber" [spectrum.acknowledgement.echo]
    When order "O" is looked up
    Then order "O" reads back as sent by "acknowledgement" [spectrum.acknowledgement.number-exact]

    Examples:
      | form                             |
      | consists of digits               |
      | begins with zeros                |
      | consists of letters              |
      | mixes capital and small letters  |
      | has 100 characters               |
      | consists of digits and "e3"      |
      | stands between blanks            |

  Scenario Outline: The order date may be written as <date>
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    When order "O" is sent by "acknowledgement" with "orderDate" text "<date>"
    Then it is accepted [spectrum.acknowledgement.date-forms]
    When order "O" is looked up
    Then "orderDateTime" of order "O" reads back as last sent by "acknowledgement" [spectrum.acknowledgement.order-date]

    Examples:
      | date                              |
      | 2022-01-31T13:15:05.2150000-05:00 |
      | 2022-01-31T13:15:05Z              |
      | 2022-02-02T00:00:00.00000-00:00   |
      | 2019-08-06T07:30:38.4450000+00:00 |
      | 2022-06-30T23:30:00+05:30         |
      | 2022-03-01T00:15:00.5+14:00       |
      | 2024-02-29T12:00:00-08:00         |

  Scenario: All digits of a second are kept
    Given orders "O" and "plain" with 1 "lineItems" and 1 "skuQuantities" each
    When order "plain" is sent by "acknowledgement"
    And order "O" is sent by "acknowledgement" with "orderDate" text "2022-01-31T13:15:05.2151663-05:00"
    And the target takes order "O", as it takes order "plain"
    And order "O" is looked up
    Then "orderDateTime" of order "O" reads back to the last digit as last sent by "acknowledgement" [spectrum.acknowledgement.date-fraction]

  Scenario Outline: A quantity may be <value>
    Given order "O" with 2 "lineItems" and 2 "skuQuantities" each
    When order "O" is sent by "acknowledgement" with "<place>" <value>
    Then it is accepted [spectrum.acknowledgement.quantity-forms]
    When order "O" is looked up
    Then "lineItems[n].skuQuantities" of order "O" reads back as last sent by "acknowledgement" [spectrum.acknowledgement.reads-back]

    Examples:
      | place                                  | value         |
      | lineItems[0].skuQuantities[0].quantity | number 1      |
      | lineItems[1].skuQuantities[1].quantity | number 100000 |
      | lineItems[0].skuQuantities[1].quantity | text "1"      |
      | lineItems[1].skuQuantities[0].quantity | text "100000" |

  Scenario Outline: Text is kept as it is: <text>
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each, filled
    When order "O" is sent by "acknowledgement" with "lineItems[1].giftMessage" text "<text>"
    Then it is accepted [spectrum.acknowledgement.accepted]
    When order "O" is looked up
    Then "lineItems[n].giftMessage" of order "O" reads back as last sent by "acknowledgement" [spectrum.acknowledgement.reads-back]

    Examples:
      | text                                                        |
      | Alles Gute, Jürgen & Zoë! 🎁 für 5 < 6 > 4                  |
      | it's 100% "free"                                            |
      | back\\slash and /slash/ and {braces} and $dollar             |
      | 0012                                                        |
      | null                                                        |
      | true                                                        |
      | A long greeting that goes on and on, as they do at birthdays, anniversaries and other occasions, until somebody counts its letters and finds that they are well over two hundred, which no page forbids, and so it is kept whole, to the very last word and then there is more to say, A long greeting that goes on and on, as they do at birthdays, anniversaries and other occasions, until somebody counts its letters and finds that they are well over two hundred, which no page forbids, and so it is kept whole, to the very last word and then there is more to say, A long greeting that goes on and on, as they do at birthdays, anniversaries and other occasions, until somebody counts its letters and finds that they are well over two hundred, which no page forbids, and so it is kept whole, to the very last word: end |

  Scenario: Blanks at the ends of a text are kept
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each, filled
    When order "O" is sent by "acknowledgement" with "lineItems[1].giftMessage" text "  For Ada, with love "
    Then it is accepted [spectrum.acknowledgement.accepted]
    When order "O" is looked up
    Then "lineItems[n].giftMessage" of order "O" reads back as last sent by "acknowledgement" [spectrum.acknowledgement.text-ends]

  Scenario: An acceptance is answered with the status of the page
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each
    When order "O" is sent by "acknowledgement"
    Then it is answered with 200 [spectrum.acknowledgement.status]

  Scenario Outline: <place> is text, even <text>
    Given order "O" with 2 "lineItems" and 2 "skuQuantities" each, filled
    When order "O" is sent by "acknowledgement" with "<place>" text "<text>"
    Then it is accepted [spectrum.acknowledgement.accepted]
    When order "O" is looked up
    Then order "O" reads back as last sent by "acknowledgement" [spectrum.acknowledgement.reads-back]

    Examples:
      | place                             | text                                                        |
      | lineItems[1].shipmentTracking     | 000123456789                                                |
      | lineItems[0].shipmentTracking     | 92055901755477000300000123456789012345678901234567890123456 |
      | lineItems[1].skuQuantities[0].sku | 00123                                                       |
      | lineItems[0].skuQuantities[1].sku | 1E5                                                         |
      | lineItems[1].skuQuantities[1].sku | T-Shirt/ÄÖÜ rot, Größe 12,5                                 |
      | lineItems[0].skuQuantities[0].sku | SKU-with-a-long-name-0123456789-0123456789-0123456789-0123456789 |

  Scenario Outline: <place> of <operation> may be as in the examples
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each, filled
    When order "O" is sent by "<operation>" with "<place>" text "<text>"
    Then it is accepted [<clause>]
    When order "O" is looked up
    Then order "O" is shown as one order [spectrum.lookup.known]

    Examples:
      | place                    | text      | operation            | clause                                 |
      | accountNumber            | 5550001   | acknowledgement      | spectrum.acknowledgement.accepted      |
      | priority                 | normal    | acknowledgement      | spectrum.acknowledgement.accepted      |
      | organizationId           | 7770001   | acknowledgement      | spectrum.acknowledgement.accepted      |
      | lineItems[1].proofStatus | Requested | acknowledgement      | spectrum.acknowledgement.accepted      |
      | accountNumber            | 5550003   | full-order           | spectrum.full-order.accepted           |
      | shippingAddress.address2 |           | full-order           | spectrum.full-order.accepted           |
      | customerAddress.province |           | full-order           | spectrum.full-order.accepted           |

  Scenario: Several line items may name the same sku
    Given order "O" with 3 "lineItems" and 2 "skuQuantities" each
    When order "O" is sent by "acknowledgement" altered
      | lineItems[0].skuQuantities[0].sku | text "T-SHIRT-1" |
      | lineItems[1].skuQuantities[0].sku | text "T-SHIRT-1" |
      | lineItems[2].skuQuantities[1].sku | text "T-SHIRT-1" |
    Then it is accepted [spectrum.acknowledgement.accepted]
    When order "O" is looked up
    Then order "O" reads back as last sent by "acknowledgement" [spectrum.acknowledgement.reads-back]

  Scenario: Text of two lines is kept as it is
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each, filled
    When order "O" is sent by "acknowledgement" with "lineItems[1].giftMessage" a text of two lines
    Then it is accepted [spectrum.acknowledgement.accepted]
    When order "O" is looked up
    Then "lineItems[n].giftMessage" of order "O" reads back as last sent by "acknowledgement" [spectrum.acknowledgement.reads-back]

  Scenario: An unknown recipe set is told, and judged for itself
    Given order "control" with 2 "lineItems" and 1 "skuQuantities" each
    And order "control" is accepted by "acknowledgement"
    And order "O" with 3 "lineItems" and 1 "skuQuantities" each
    And line item 2 of order "O" is unknown
    When order "O" is sent by "acknowledgement"
    Then the answer has a status for each line item of order "O", line item 2 failing [spectrum.acknowledgement.unknown-recipe-set]
    And "allSuccessful", where it is told, is true exactly where every "statuses[n].success" is [spectrum.acknowledgement.all-successful]

  Scenario: An unknown recipe set in the last place
    Given order "control" with 2 "lineItems" and 1 "skuQuantities" each
    And order "control" is accepted by "acknowledgement"
    And order "O" with 2 "lineItems" and 1 "skuQuantities" each
    And line item 2 of order "O" is unknown
    When order "O" is sent by "acknowledgement"
    Then the answer has a status for each line item of order "O", line item 2 failing [spectrum.acknowledgement.unknown-recipe-set]
    And "allSuccessful", where it is told, is true exactly where every "statuses[n].success" is [spectrum.acknowledgement.all-successful]

  Scenario: An unknown recipe set alone
    Given order "control" with 1 "lineItems" and 1 "skuQuantities" each
    And order "control" is accepted by "acknowledgement"
    And order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And line item 1 of order "O" is unknown
    When order "O" is sent by "acknowledgement"
    Then the answer has a status for each line item of order "O", line item 1 failing [spectrum.acknowledgement.unknown-recipe-set]
    And "allSuccessful", where it is told, is true exactly where every "statuses[n].success" is [spectrum.acknowledgement.all-successful]

  Scenario: A refused order does not reserve its number
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each
    When order "O" is sent by "acknowledgement" with "lineItems[1].recipeSetId" missing
    And order "O" is looked up
    And order "O" is sent by "acknowledgement"
    Then order "O" did not exist when looked up [spectrum.acknowledgement.refused-not-stored]
    And it is accepted unless what was broken was accepted before [spectrum.acknowledgement.refused-not-reserved]

  Scenario Outline: Nonsense is refused: <place> <edit>
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each, filled
    When order "O" is sent by "acknowledgement" with "<place>" <edit>
    And order "O" is looked up
    And order "O" is sent by "acknowledgement"
    Then the broken request is refused [<clause>]
    And order "O" did not exist when looked up [spectrum.acknowledgement.refused-not-stored]

    Examples:
      | place                              | edit                               | clause                            |
      | orderDate                          | text "2022-02-31T10:00:00Z"        | spectrum.acknowledgement.date     |
      | orderDate                          | text "2022-13-01T10:00:00Z"        | spectrum.acknowledgement.date     |
      | orderDate                          | text "2022-01-31T25:61:00Z"        | spectrum.acknowledgement.date     |
      | orderDate                          | text "yesterday at noon"           | spectrum.acknowledgement.date     |
      | orderDate                          | text "2023-02-29T10:00:00-05:00"   | spectrum.acknowledgement.date     |
      | orderDate                          | a boolean                          | spectrum.acknowledgement.kind     |
      | lineItems[1].estimatedDeliveryDate | text "soon"                        | spectrum.acknowledgement.date     |
      | lineItems                          | a boolean                          | spectrum.acknowledgement.kind     |
      | lineItems[1]                       | null                               | spectrum.acknowledgement.kind     |
      | lineItems[0]                       | a text                             | spectrum.acknowledgement.kind     |
      | lineItems[1].skuQuantities[0]      | null                               | spectrum.acknowledgement.kind     |
      | lineItems[0].recipeSetId           | a list                             | spectrum.acknowledgement.kind     |
