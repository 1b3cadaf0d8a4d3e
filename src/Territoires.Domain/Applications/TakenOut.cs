using Territoires.Domain.Calls;

namespace Territoires.Domain.Applications;

/// <summary>
/// One of those that a page repeats, taken out of an application: those after it move up by one, and so do their documents. What the
/// second partner signed is never read as the word of the third.
/// </summary>
/// <param name="Section">Key of the page.</param>
/// <param name="Place">From 1.</param>
public sealed record TakenOut(string Section, int Place)
{
    /// <summary>What becomes of the documents, in an order in which each is done after the one before.</summary>
    public IEnumerable<DocumentMove> Moves(CallRules rules, IReadOnlyList<Document> documents)
    {
        if (rules.Form.FirstOrDefault(section => section.Key == Section) is not { Repeat: { } repeat } page)
        {
            yield break;
        }

        foreach (var question in page.Questions.Where(question => question.Kind == QuestionKind.Document))
        {
            for (var place = Place; place <= repeat.Most; place++)
            {
                var (kind, next) = (KeyAt(place), KeyAt(place + 1));
                var (there, following) = (Find(kind), Find(next));
                if (following is not null)
                {
                    yield return new DocumentMove(kind, following with { Kind = kind });
                }
                else if (there is not null)
                {
                    yield return new DocumentMove(kind, null);
                }
            }

            string KeyAt(int place) => new AskedQuestion(page, question, place).Key;
        }

        Document? Find(string kind) => documents.FirstOrDefault(document => document.Kind == kind);
    }
}

/// <summary>What becomes of a kind of document.</summary>
/// <param name="Document">What stands there now; null for nothing.</param>
public sealed record DocumentMove(string Kind, Document? Document);
