Feature: Full order details

  Scenario Outline: Everything reads back, with <lines> line items of <skus> skus
    Given order "O" with <lines> "lineItems" and <skus> "skuQuantities" each, filled
    When order "O" is sent by "full-order"
    Then it is accepted [spectrum.full-order.accepted]
    When order "O" is looked up
    Then order "O" reads back as sent by "full-order", but for "emailAddress" and "phoneNumber" [spectrum.full-order.reads-back]
    And "customerAddress" and "shippingAddress" of order "O" read back as sent by "full-order" [spectrum.full-order.addresses]
    And "emailAddress" and "phoneNumber" of order "O" read back as sent by "full-order" [spectrum.full-order.contact]
    And order "O" shows all that was sent by "full-order" [spectrum.lookup.shows]

    Examples:
      | lines | skus |
      | 1     | 1    |
      | 2     | 2    |
      | 4     | 3    |

  Scenario Outline: <place> is text, even <text>
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each, filled
    When order "O" is sent by "full-order" with "<place>" text "<text>"
    Then it is accepted [spectrum.full-order.accepted]
    When order "O" is looked up
    Then order "O" reads back as last sent by "full-order", but for "emailAddress" and "phoneNumber" [spectrum.full-order.reads-back]

    Examples:
      | place                       | text                                                                   |
      | customerAddress.postalCode  | 00501                                                                  |
      | shippingAddress.postalCode  | SW1A 1AA                                                               |
      | shippingAddress.city        | São Paulo – Zürich 東京                                                |
      | customerAddress.lastName    | O'Connor-Müller "Mac" & Søn                                            |
      | shippingAddress.firstName   | Zoë  Ann                                                               |
      | customerAddress.address1    | 12345 The Very Long Street Name That Goes On and On Until the Sixtieth Letter, and Then Some More |
      | customerAddress.city        | 's-Hertogenbosch am RHEIN                                              |
      | shippingAddress.address2    | Apt. #4/5                                                              |
      | lineItems[1].giftMessage    | 0012                                                                   |

  Scenario Outline: Contact is text, even <text>
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each, filled
    When order "O" is sent by "full-order" with "<place>" text "<text>"
    Then it is accepted [spectrum.full-order.accepted]
    When order "O" is looked up
    Then "<place>" of order "O" reads back as last sent by "full-order" [spectrum.full-order.contact]

    Examples:
      | place        | text                                  |
      | phoneNumber  | 0015551212                            |
      | emailAddress | Jo.Smith+orders@mail.example.com      |

  Scenario Outline: <place> may be spelt out
    Given order "plain" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" with 1 "lineItems" and 1 "skuQuantities" each
    When order "plain" is sent by "full-order"
    And order "O" is sent by "full-order" with "<place>" text "<text>"
    And the target takes order "O", as it takes order "plain"
    And order "O" is looked up
    Then order "O" reads back as last sent by "full-order" [spectrum.full-order.reads-back]

    Examples:
      | place                   | text                     |
      | customerAddress.state   | Oregon                   |
      | shippingAddress.country | United States of America |

  Scenario: What a full order brings to an acknowledged order is shown
    Given order "control" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" with 2 "lineItems" and 1 "skuQuantities" each, filled
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When order "control" is sent by "full-order"
    And order "O" is sent by "full-order"
    And the target takes "full-order" of order "O", as it takes that of order "control"
    And order "O" is looked up
    Then "customerAddress" and "shippingAddress" of order "O" read back as sent by "full-order" [spectrum.full-order.addresses]
    And "lineItems[n].recipeSetId" of order "O" reads back as sent by "full-order" [spectrum.full-order.reads-back]

  Scenario: Two full orders keep apart
    Given orders "A" and "B" with 2 "lineItems" and 1 "skuQuantities" each, filled
    And orders "A" and "B" are accepted by "full-order"
    When orders "A" and "B" are looked up
    Then orders "A" and "B" read back as sent by "full-order", but for "emailAddress" and "phoneNumber" [spectrum.full-order.reads-back]

  Scenario: Without optional fields nothing is made up
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each
    When order "O" is sent by "full-order"
    Then it is accepted [spectrum.full-order.accepted]
    When order "O" is looked up
    Then order "O" reads back as sent by "full-order" [spectrum.full-order.reads-back]

  Scenario: A line item may name its sku itself
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each
    When order "O" is sent by "full-order" altered
      | lineItems[1].skuQuantities | missing               |
      | lineItems[1].sku           | text "100003-0001-XL" |
      | lineItems[1].quantity      | number 10             |
    Then it is accepted [spectrum.full-order.forms]
    When order "O" is looked up
    Then order "O" reads back as last sent by "full-order", but for "emailAddress" and "phoneNumber" [spectrum.full-order.reads-back]

  Scenario: A line item may name its sku itself, in a list
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each
    When order "O" is sent by "full-order" altered
      | lineItems[0].skuQuantities | missing                |
      | lineItems[0].sku           | texts "100003-0002-XL" |
      | lineItems[0].quantity      | text "3"               |
    Then it is accepted [spectrum.full-order.forms]
    When order "O" is looked up
    Then order "O" reads back as last sent by "full-order", but for "emailAddress" and "phoneNumber" [spectrum.full-order.reads-back]

  Scenario: After an acknowledgement of the same number there is still one order
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each, filled
    And order "O" is accepted by "acknowledgement"
    When order "O" is sent by "full-order"
    And order "O" is looked up
    Then order "O" is shown as one order [spectrum.full-order.one-order]
    When orders like "O" are searched by "search" from 20 steps before to 20 steps after
    Then the search lists no order twice [spectrum.full-order.one-order]

  Scenario: A repeated full order makes no second one
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each, filled
    And order "O" is accepted by "full-order"
    When order "O" is sent by "full-order" again unchanged
    And order "O" is looked up
    Then order "O" is shown as one order [spectrum.full-order.one-order]
    When orders like "O" are searched by "search" from 20 steps before to 20 steps after
    Then the search lists no order twice [spectrum.full-order.one-order]

  Scenario: A full order that is refused after an acknowledgement changes nothing
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each, filled
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When order "O" is sent by "full-order" with "shippingAddress.city" missing
    And order "O" is looked up
    Then order "O" is unchanged by the refusal [spectrum.full-order.refused-not-stored]
