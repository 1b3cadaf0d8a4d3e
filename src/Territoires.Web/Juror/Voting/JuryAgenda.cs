using Territoires.Core.Applications;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Web.Answers;
using Territoires.Web.Files;

namespace Territoires.Web.Juror.Voting;

/// <summary>What a juror votes on, each file with its name and what the deliberation starts from.</summary>
internal static class JuryAgenda
{
    public static JurySessionItem[] Of(JurySessionState session, CallState call, IReadOnlyList<ListedApplication> all, Actor juror)
    {
        // A recusal is on the file before it is in the session: whoever stepped aside no longer finds the file.
        var files = all.Where(application => ApplicationAccess.MayRead(application, call, juror))
            .ToDictionary(application => application.Id, StringComparer.Ordinal);
        return
        [
            .. SessionAnswer.Of(session, call, juror).Agenda
                .Where(item => files.ContainsKey(item.Application))
                .Select(item => Of(item, session.ItemOf(item.Application)!, files[item.Application], call)),
        ];
    }

    private static JurySessionItem Of(SessionItemAnswer answer, AgendaItem item, ListedApplication application, CallState call) => new(
        answer,
        NamedFile.Of(application, Addresses.JuryFile(application.Id)),
        !call.Rules.HasReading ? null : item.Marks is null ? "non relevée" : SettlementText.Spread(item),
        InstructionText.Of(application.Opinions));
}
