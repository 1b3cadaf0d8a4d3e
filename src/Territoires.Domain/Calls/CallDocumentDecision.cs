using static Territoires.Domain.Calls.CallCommand;
using static Territoires.Domain.Calls.CallDecision;
using static Territoires.Domain.Calls.CallFact;
using static Territoires.Domain.Calls.CallRefusal;

namespace Territoires.Domain.Calls;

/// <summary>
/// The documents of a call. They change as its rules do: freely before the opening; after it nothing that candidates may have
/// read is replaced or taken away, and what must be said beside is one document more.
/// </summary>
internal static class CallDocumentDecision
{
    public static Result<CallFact[], CallRefusal> DecideAddition(CallState? state, AddDocument add, DateTimeOffset now)
    {
        if (state is null)
        {
            return new NotDefined();
        }

        if (Preparation.Refuses(state, add.Author) is { } refusal)
        {
            return refusal;
        }

        var there = state.DocumentOf(add.Name);
        if (there is not null && there.Sha256 == add.Sha256 && there.Title == add.Title)
        {
            return Facts();
        }

        if (there?.Sha256 != add.Replaces)
        {
            return new DocumentChanged();
        }

        if (there is not null && state.IsPublic)
        {
            return new DocumentFrozen();
        }

        var faults = Faults(state, add, isNew: there is null);
        return faults.Count > 0
            ? new DocumentUnacceptable(faults)
            : Facts(new DocumentAdded(new CallDocument(add.Name, add.Title, add.Sha256, add.Bytes, now)));
    }

    public static Result<CallFact[], CallRefusal> DecideRemoval(CallState? state, RemoveDocument remove) =>
        (state, state?.DocumentOf(remove.Name)) switch
        {
            (null, _) => new NotDefined(),
            ({ } call, _) when Preparation.Refuses(call, remove.Author) is { } refusal => refusal,
            (_, null) => Facts(),
            ({ IsPublic: true }, _) => new DocumentFrozen(),
            (_, var there) when there.Sha256 != remove.Sha256 => new DocumentChanged(),
            _ => Facts(new DocumentRemoved(remove.Name)),
        };

    private static List<Fault> Faults(CallState state, AddDocument add, bool isNew)
    {
        var faults = new List<Fault>();
        if (!CallId.IsValid(add.Name))
        {
            faults.Add(new Fault(
                "name", "Le nom d’un document est fait de lettres minuscules sans accent, de chiffres et de traits d’union, 60 au plus."));
        }

        if (string.IsNullOrWhiteSpace(add.Title) || add.Title.Length > CallDocument.MaxTitle)
        {
            faults.Add(new Fault("title", "Donnez au document un titre de 200 caractères au plus."));
        }

        if (isNew && state.Documents.Count >= CallDocument.MaxDocuments)
        {
            faults.Add(new Fault("file", "Un appel porte 20 documents au plus. Réunissez-en plusieurs en un seul fichier."));
        }

        return faults;
    }
}
