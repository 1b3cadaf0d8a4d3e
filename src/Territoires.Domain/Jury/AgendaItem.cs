using Territoires.Domain.Applications;

namespace Territoires.Domain.Jury;

/// <summary>One application that the jury votes on.</summary>
/// <param name="Recused">The jurors, by id, who take no part in it.</param>
public sealed record AgendaItem(string ApplicationId, string Number, IReadOnlyList<string> Recused)
{
    /// <summary>The agenda of a call: its admissible applications by number, with the recusals declared so far.</summary>
    public static IReadOnlyList<AgendaItem> All(IEnumerable<ApplicationState> applications) =>
    [
        .. applications
            .Where(application => application is { IsAdmissible: true, Submission: not null })
            .Select(application => new AgendaItem(application.Id, application.Submission!.Number, [.. application.Recusals.Select(recusal => recusal.JurorId)]))
            .OrderBy(item => item.Number, StringComparer.Ordinal),
    ];

    public static IReadOnlyList<Fault> Faults(IReadOnlyList<AgendaItem> agenda)
    {
        var faults = new List<Fault>();
        if (agenda.Count == 0)
        {
            faults.Add(new Fault("agenda", "Aucune candidature recevable n’est à l’ordre du jour."));
        }

        if (agenda.DistinctBy(item => item.ApplicationId).Count() != agenda.Count || agenda.DistinctBy(item => item.Number).Count() != agenda.Count)
        {
            faults.Add(new Fault("agenda", "Une candidature figure deux fois à l’ordre du jour."));
        }

        return faults;
    }
}
