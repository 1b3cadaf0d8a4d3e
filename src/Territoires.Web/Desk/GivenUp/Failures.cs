using Territoires.Core.Accounts;
using Territoires.Core.Calls;
using Territoires.Core.Effects;
using Territoires.Core.JurySessions;
using Territoires.Core.Mail;
using Territoires.Core.Storage;
using Territoires.Domain.Applications;
using Territoires.Domain.Instruction;

namespace Territoires.Web.Desk.GivenUp;

/// <summary>One thing that the app tried for a day and gave up. It holds no address and nothing that was written to anybody.</summary>
/// <param name="What">Of what kind, in French.</param>
/// <param name="Call">The call that it is about, by its title; null for none.</param>
/// <param name="For">The roles of whom it was for; null when that is nobody.</param>
/// <param name="At">When a message was written, or when the consequence of a decision was given up.</param>
/// <param name="Why">What the last try met.</param>
public sealed record Failure(string What, string? Call, string? For, DateTimeOffset? At, string Why);

/// <summary>What the app gave up: effects of facts, and mails that no server took.</summary>
public sealed class Failures(Outbox outbox, MailStore mails, AccountStore accounts, CallStore calls)
{
    public async Task<IReadOnlyList<Failure>> AllAsync(CancellationToken cancellation)
    {
        var (effects, refused) = (await outbox.GivenUpAsync(cancellation), await mails.RefusedAsync(cancellation));
        var known = effects.Select(CallOf).Concat(refused.Select(mail => mail.Mail.Call)).OfType<string>().Distinct(StringComparer.Ordinal);
        var titles = (await Task.WhenAll(known.Select(call => calls.LoadAsync(call, cancellation))))
            .ToDictionary(call => call.Key, call => call.State?.Rules.Title, StringComparer.Ordinal);
        return
        [
            .. effects.Select(effect => new Failure(
                WhatOf(effect.Table), TitleOf(CallOf(effect)), null, effect.At,
                effect.Fault is null ? "elle n’est pas connue" : $"une erreur du programme, {effect.Fault}")),
            .. await Task.WhenAll(refused.Select(async stored => new Failure(
                $"Message «\u00a0{stored.Mail.Subject}\u00a0»",
                TitleOf(stored.Mail.Call),
                RolesOf(await accounts.FindAsync(stored.Mail.Account, cancellation)),
                stored.Mail.At,
                WhyOf(stored.Fault)))),
        ];

        string? TitleOf(string? call) => call is null ? null : titles.GetValueOrDefault(call) ?? call;
    }

    private static string? RolesOf(Account? account) =>
        account is not null && RoleText.Of(account.Actor.Roles) is { Length: > 0 } roles ? roles : null;

    private static string WhyOf(MailFault? fault) => fault switch
    {
        null => "aucun serveur de messagerie n’est réglé",
        { IsOfAddress: true } => "le serveur de messagerie refuse cette adresse pour de bon",
        { Status: { } status } => $"le serveur de messagerie a répondu {status}",
        _ => "le serveur de messagerie n’a pas répondu",
    };

    private static string? CallOf(UndoneEffects effect) => effect.Table switch
    {
        TableKeys.CallsTable => effect.Id,
        TableKeys.ApplicationsTable => ApplicationKey.CallOf(effect.Id),
        TableKeys.ReviewsTable => ApplicationKey.CallOf(ReviewId.ApplicationOf(effect.Id)),
        _ => SessionStore.CallOf(effect.Id),
    };

    private static string WhatOf(string table) => table switch
    {
        TableKeys.CallsTable => "Suite d’une décision sur un appel",
        TableKeys.ApplicationsTable => "Suite d’une décision sur une candidature",
        TableKeys.ReviewsTable => "Suite d’une évaluation",
        _ => "Suite d’une décision en séance",
    };
}
