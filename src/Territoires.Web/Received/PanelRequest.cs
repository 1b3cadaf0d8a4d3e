using Territoires.Domain.Calls;
using Territoires.Domain.Jury;

namespace Territoires.Web.Received;

/// <summary>The whole jury, seat by seat.</summary>
public sealed record PanelRequest(IReadOnlyList<Seat> Seats);

/// <summary>The panel as it is read and written back.</summary>
public sealed record PanelAnswer(IReadOnlyList<Seat> Seats, bool Fictitious)
{
    public static PanelAnswer Of(CallState call) => new(call.Panel, call.Rules.Fictitious);

    /// <summary>Whether the panel of a call is the one that was read with this tag.</summary>
    public static Predicate<CallState> IsSeen(string tag) => call => tag == Tagged.Of(Of(call));
}
