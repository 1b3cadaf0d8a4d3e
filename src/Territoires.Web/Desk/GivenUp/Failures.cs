using Territoires.Core.Effects;
using Territoires.Core.Mail;
using Territoires.Core.Storage;

namespace Territoires.Web.Desk.GivenUp;

/// <summary>One thing that the app tried for a day and gave up.</summary>
/// <param name="What">Of what kind, in French.</param>
/// <param name="Of">What it is about: nothing that only its reader may know.</param>
public sealed record Failure(string What, string Of);

/// <summary>What the app gave up: effects of facts, and mails that no server took.</summary>
public sealed class Failures(Outbox outbox, MailOutbox outgoing, MailStore mails)
{
    public async Task<IReadOnlyList<Failure>> AllAsync(CancellationToken cancellation)
    {
        var effects = outbox.GivenUpAsync(cancellation);
        var refused = await mails.RefusedAsync(cancellation);
        return
        [
            .. (await effects)
            .Select(aggregate => new Failure(WhatOf(aggregate), aggregate[(aggregate.IndexOf('/', StringComparison.Ordinal) + 1)..])),
            .. refused.Select(
                mail => new Failure("Message que le serveur de messagerie refuse", $"«\u00a0{mail.Mail.Subject}\u00a0», {mail.Mail.Id}")),
        ];
    }

    public async Task SendAgainAsync(CancellationToken cancellation)
    {
        await outbox.SendAgainAsync();
        await outgoing.SendAgainAsync(cancellation);
    }

    private static string WhatOf(string aggregate) => aggregate.Split('/')[0] switch
    {
        TableKeys.CallsTable => "Suite d’une décision sur un appel",
        TableKeys.ApplicationsTable => "Suite d’une décision sur une candidature",
        TableKeys.ReviewsTable => "Suite d’une évaluation",
        _ => "Suite d’une décision en séance",
    };
}
