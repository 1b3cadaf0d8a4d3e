using Territoires.Domain.Jury;

namespace Territoires.Web.Desk.Panel;

/// <summary>A jury as it is typed: one seat a line, its parts separated by semicolons.</summary>
public sealed record PanelForm(string Seats)
{
    private const string Chair = "présidence";
    private const int Fewest = 3;
    private const int Most = 5;

    public static PanelForm Of(IReadOnlyList<Seat> seats) => new(string.Join('\n', seats.Select(seat =>
        string.Join(" ; ", seat.Id, seat.College, seat.Titular, seat.Alternate ?? string.Empty, seat.IsChair
            ? Chair
            : string.Empty).TrimEnd(' ', ';'))));

    public static PanelForm Of(IFormCollection form) => new(form["seats"].ToString());

    /// <summary>The panel, with what cannot be read in it; what it must be is for the act to decide.</summary>
    public IReadOnlyList<Seat> Read(List<Fault> faults)
    {
        var seats = new List<Seat>();
        var lines = Seats.Split('\n', StringSplitOptions.TrimEntries);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0)
            {
                continue;
            }

            var parts = lines[i].Split(';', StringSplitOptions.TrimEntries);
            if (parts.Length is < Fewest or > Most || (parts.Length == Most && parts[^1] is not ("" or Chair)))
            {
                faults.Add(new Fault(
                    "seats", $"Ligne {i + 1}\u00a0: écrivez «\u00a0siège\u00a0; collège\u00a0; titulaire\u00a0; suppléant\u00a0; "
                        + "présidence\u00a0», les deux derniers s’il y a lieu."));
                continue;
            }

            seats.Add(new Seat(parts[0], parts[1], parts[2], parts.Length > Fewest && parts[Fewest].Length > 0
                ? parts[Fewest]
                : null, IsChair: parts[^1] == Chair && parts.Length == Most));
        }

        return seats;
    }
}
