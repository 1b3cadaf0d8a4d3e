using System.Globalization;
using Territoires.Core.Accounts;
using Territoires.Domain.Jury;

namespace Territoires.Web.Desk.Panel;

/// <summary>
/// A jury as it is composed, a seat after the other: the fields of the second one begin with <c>seats-1</c>. Its people are typed as
/// addresses, and its seats hold their ids.
/// </summary>
public sealed record PanelForm(IReadOnlyList<TypedSeat> Seats)
{
    /// <summary>Holds the place of the seat that presides.</summary>
    public const string ChairField = "presidence";

    /// <summary>Empty seats that a new jury begins with.</summary>
    private const int First = 3;

    public static PanelForm Of(IReadOnlyList<Seat> seats, IReadOnlyDictionary<string, Account> members) => new(
        seats.Count == 0 ? [.. Enumerable.Repeat(TypedSeat.New, First)] : [.. seats.Select(seat => TypedSeat.Of(seat, members))]);

    public static PanelForm Of(IFormCollection form)
    {
        var seats = new List<TypedSeat>();
        while (form.ContainsKey($"{At(seats.Count)}-titular"))
        {
            seats.Add(TypedSeat.Of(form, At(seats.Count), form[ChairField].ToString() == Text(seats.Count)));
        }

        return new PanelForm(seats);
    }

    public static string At(int seat) => $"seats-{Text(seat)}";

    public static string Text(int seat) => seat.ToString(CultureInfo.InvariantCulture);

    /// <summary>Everybody who is typed, each once.</summary>
    public IEnumerable<string> People =>
        Seats.SelectMany(seat => new[] { seat.Titular, seat.Alternate }).Where(typed => typed.Length > 0).Distinct(StringComparer.Ordinal);

    /// <summary>The panel, with everything that is wrong at its field; what a jury must be is for the act to decide.</summary>
    /// <param name="call">Whose jury it is.</param>
    /// <param name="members">Who is behind what is typed.</param>
    /// <param name="known">The keys of the seats that there are.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public IReadOnlyList<Seat> Read(
        string call, IReadOnlyDictionary<string, Account> members, IReadOnlyCollection<string> known, List<Fault> faults)
    {
        var keys = Seats.Select(seat => seat.Key).Where(known.Contains).ToHashSet(StringComparer.Ordinal);
        var (seats, seated) = (new List<Seat>(), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var (place, seat) in Seats.Index().Where(seat => !seat.Item.IsEmpty))
        {
            var reader = new SeatReader(place, call, members, seated, faults);
            var key = known.Contains(seat.Key) && seats.TrueForAll(one => one.Id != seat.Key) ? seat.Key : NewKey(keys);
            seats.Add(new Seat(
                key, reader.College(seat.College), reader.Titular(seat.Titular), reader.Alternate(seat.Alternate), seat.IsChair));
        }

        return seats;
    }

    private static string NewKey(HashSet<string> taken)
    {
        var number = 1;
        while (!taken.Add($"siege-{Text(number)}"))
        {
            number++;
        }

        return $"siege-{Text(number)}";
    }
}
