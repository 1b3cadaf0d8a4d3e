using Territoires.Core.Accounts;
using Territoires.Core.Territories;

namespace Territoires.Web.Mail;

/// <summary>The message to somebody whom an administrator invites: what it is, why they get it, how they come in.</summary>
public static class InvitationText
{
    public const string Subject = "Un accès vous est ouvert sur Territoires";

    public static string Of(Account account, Places places, Uri site)
    {
        string[] all =
        [
            "Bonjour,",
            $"L’administration du site {site} vous y ouvre un accès. Territoires y conduit des appels à candidatures, du règlement à la "
                + "liste publiée.",
            .. RoleText.Given.Where(given => account.Actor.Is(given.Role)).Select(given => WhatFor(given, account, places)),
            .. account.Quality is { } quality ? [$"Votre nom ou qualité sur les pages\u00a0: {quality}."] : Array.Empty<string>(),
            "Pour entrer, sans mot de passe, ouvrez cette page et écrivez-y l’adresse où vous recevez ce message\u00a0: un lien de "
                + "connexion vous est envoyé aussitôt.",
            new Uri(site, Addresses.SignInFor(DeskOf(account.Actor))).ToString(),
            "Rien d’autre ne vous est demandé aujourd’hui. Quand ce sera à vous d’agir sur un appel, un message vous le dira.",
            "Vous recevez ce message parce qu’une personne qui administre ce site y a écrit votre adresse. Elle ne sert qu’à vous "
                + $"connecter et à vous écrire\u00a0: {new Uri(site, Addresses.PersonalData)}",
            "Si vous n’attendiez pas cette invitation, ne faites rien\u00a0: elle n’oblige à rien.",
            "Ce message est envoyé automatiquement\u00a0: n’y répondez pas. Pour une question, adressez-vous à la personne qui vous a "
                + "annoncé cet accès.",
        ];
        return string.Join("\n\n", all);
    }

    private static string WhatFor((Role Role, string Name, string Does) given, Account account, Places places)
    {
        var area = given.Role == Role.Service
            ? $" ({string.Join(", ", account.Actor.Departements.Select(places.Describe))})"
            : string.Empty;
        return $"Votre rôle\u00a0: {given.Name}{area}, qui {given.Does}.";
    }

    /// <summary>Where their work waits for them.</summary>
    private static string DeskOf(Actor actor) => actor switch
    {
        _ when actor.Is(Role.Juror) => Addresses.Jury,
        _ when actor.Is(Role.Service) => Addresses.Opinions,
        _ => Addresses.Management,
    };
}
