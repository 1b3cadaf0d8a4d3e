using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;
using Territoires.Domain.Selection;

namespace Territoires.Domain.Jury;

/// <summary>One application that the jury votes on.</summary>
/// <param name="Recused">The jurors, by id, who take no part in it.</param>
/// <param name="Marks">Its marks at the convening; null in sessions convened before they were kept.</param>
public sealed record AgendaItem(string ApplicationId, string Number, IReadOnlyList<string> Recused, IReadOnlyList<JurorMark>? Marks = null)
{
    /// <summary>
    /// The agenda of a call: its admissible applications in <see cref="ListOrder"/>, with those of the jury who take no part in them and
    /// the marks given so far.
    /// </summary>
    public static IReadOnlyList<AgendaItem> All(
        IEnumerable<ListedApplication> applications, IEnumerable<ReviewState> reviews, IReadOnlyList<Criterion> grid,
        IReadOnlyList<Seat> seats)
    {
        var byApplication = reviews.ToLookup(review => review.ApplicationId);
        return
        [
            .. applications
                .Where(application => application is { IsAdmissible: true, Submission: not null })
                .InListOrder()
                .Select(application => new AgendaItem(
                    application.Id,
                    application.Submission!.Number,
                    [.. application.Recusals.Select(recusal => recusal.JurorId).Union(RecusedFrom(application, seats))],
                    WeightedMark.Marks(byApplication[application.Id], application, grid))),
        ];
    }

    /// <summary>Those of the jury who take no part in an application: they stepped aside from it, or they write it.</summary>
    public static IReadOnlyList<string> RecusedFrom(ListedApplication application, IEnumerable<Seat> seats) =>
        [.. seats.SelectMany(seat => seat.Members()).Distinct(StringComparer.Ordinal).Where(application.IsRecused)];

    /// <param name="agenda">The agenda.</param>
    /// <param name="mayBeEmpty">True once the call has noted its session: the last application may have been withdrawn just then.</param>
    public static IReadOnlyList<Fault> Faults(IReadOnlyList<AgendaItem> agenda, bool mayBeEmpty = false)
    {
        var faults = new List<Fault>();
        if (agenda.Count == 0 && !mayBeEmpty)
        {
            faults.Add(new Fault("agenda", "Aucune candidature recevable n’est à l’ordre du jour."));
        }

        if (agenda.DistinctBy(item => item.ApplicationId).Count() != agenda.Count
            || agenda.DistinctBy(item => item.Number).Count() != agenda.Count)
        {
            faults.Add(new Fault("agenda", "Une candidature figure deux fois à l’ordre du jour."));
        }

        return faults;
    }
}
