using Territoires.Domain.Calls;
using Territoires.Domain.Jury;

namespace Territoires.Web.Answers;

/// <summary>A juror who stepped aside from an application after their vote, or after the minutes: what was counted stands.</summary>
public sealed record LateRecusalAnswer(string Number, string Juror);

/// <summary>Who took no part in an application.</summary>
public sealed record RecusalAnswer(string Number, IReadOnlyList<string> Jurors);

/// <summary>The minutes, by application number: no body is named.</summary>
/// <param name="Seats">The jury as it was convened.</param>
/// <param name="Excused">Members who had said that they would not come.</param>
public sealed record MinutesAnswer(
    string Session, string Call, string Title, bool Fictitious, string? Notice, IReadOnlyList<string> Present,
    IReadOnlyList<MinutesItem> Items,
    IReadOnlyList<Signature> Signatures, IReadOnlyList<Presence> Attendance, IReadOnlyList<string> TakenBack, string Zone,
    IReadOnlyList<LateRecusalAnswer> LateRecusals, DrawAnswer? Draw, Summons? Summons, IReadOnlyList<Seat> Seats,
    IReadOnlyList<string> Excused, IReadOnlyList<RecusalAnswer> Recusals)
{
    public const string FictitiousSession = "Séance fictive, jouée pour démonstration";

    public static MinutesAnswer Of(JurySessionState session, CallState call) => new(
        session.Id,
        call.Id,
        call.Rules.Title,
        call.Rules.Fictitious,
        call.Rules.Fictitious ? FictitiousSession : null,
        [.. session.Attendance.Values.Union(session.Presences.Select(presence => presence.JurorId)).Order(StringComparer.Ordinal)],
        session.Minutes!.Items,
        session.Signatures,
        session.Minutes.Attendance ?? [],
        session.Minutes.TakenBack ?? [],
        call.Rules.Calendar.Zone,
        [.. session.LateRecusals.Select(late => new LateRecusalAnswer(session.ItemOf(late.ApplicationId)!.Number, late.JurorId))],
        DrawAnswer.Of(session, call),
        session.Summons,
        session.Seats,
        session.Excused,
        [.. session.Agenda.Where(item => item.Recused.Count > 0).Select(item => new RecusalAnswer(item.Number, item.Recused))]);
}
