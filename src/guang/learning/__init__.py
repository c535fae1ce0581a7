"""What have we learnt? Features, models, training and serving, all fed by the journal and asked by everyone above."""
