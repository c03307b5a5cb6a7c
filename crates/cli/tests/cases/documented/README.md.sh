# The files that the README names: a page and what became of it, and payloads.
cp "$PAGE" page.md
cp "$PAGE" new.md
cat > order.json <<'END'
{"purchaseOrderNumber":"PO-1","lineItems":[{"recipeSetReadableId":"KLMN4821","shipmentTracking":"PW1"}]}
END
cat > batch.ndjson <<'END'
{"reference":"R-1","service":"express","readyAt":"2031-03-02T09:30:00Z","recipient":{"name":"M","street":"K 4","city":"M","country":"SE"},"parcels":[{"barcode":"HL1","grams":5}]}
END
