using Territoires.Core.Accounts;
using Territoires.Domain;
using Territoires.Domain.Applications;

namespace Territoires.Core.Applications;

/// <summary>
/// The owner of an application invites a colleague to write it, by an address: whoever has none yet is given an account, which is
/// forgotten when nobody comes. The fact names the account alone.
/// </summary>
public sealed class InviteEditor(ApplicationDesk desk, AccountStore accounts)
{
    /// <summary>Stands for who has no account yet, in the decision that comes before one is made.</summary>
    private const string Nobody = "nobody";

    public async Task<Result<FoundApplication, ActRefusal<ApplicationRefusal>>> RunAsync(
        string id, EmailAddress address, Act act, CancellationToken cancellation)
    {
        var own = await desk.FindOwnAsync(id, act.Actor, cancellation);
        if (own.IsRefused)
        {
            return own.Refusal;
        }

        var found = own.Value;
        var known = await accounts.FindAsync(address.Account, cancellation);
        var command = new ApplicationCommand.InviteEditor(known?.Actor.Id ?? Nobody, found.Call);
        var wouldBe = ApplicationDecision.Decide(found.State, command, act.ReceivedAt);
        if (wouldBe.IsRefused)
        {
            // Decided before an account is made: a refused invitation leaves no trace.
            return new ActRefusal<ApplicationRefusal>.Refused(wouldBe.Refusal);
        }

        var account = await accounts.InviteAsync(address, act.ReceivedAt);
        return account is null
            ? new ActRefusal<ApplicationRefusal>.Busy()
            : await desk.ActAsync(found, command with { EditorId = account.Actor.Id }, act);
    }
}
