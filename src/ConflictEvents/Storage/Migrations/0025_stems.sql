-- Each word of a text is read once, by its English stem: the same word has the same stem, so that a query of stems finds the exact words too. Stop words are stems of their own,
-- for those who ask for nothing else. Only the title, which is short, is read as it is as well, so that it weighs more where it has the very word.
-- Vectors of before hold exact words beside stems: they find the same, and stay.
create text search dictionary english_words (template = snowball, language = english);
create text search configuration words_stems (copy = words_english);
alter text search configuration words_stems alter mapping replace english_stem with english_words;

create or replace function event_words(title text, words text, actors text[]) returns tsvector language sql immutable parallel safe
return setweight(to_tsvector('words_exact', title), 'A') || setweight(to_tsvector('words_stems', title), 'B')
  || setweight(to_tsvector('words_stems', words), 'C')
  || array_to_tsvector(actors);

-- The other long values are packed by lz4 too, where the server was built with it: in half of the time.
do $$
begin
  alter table event_revisions alter column terms set compression lz4, alter column places set compression lz4, alter column desk_places set compression lz4;
exception when feature_not_supported then null;
end $$;
