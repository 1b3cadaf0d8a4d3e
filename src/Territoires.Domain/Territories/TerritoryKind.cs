namespace Territoires.Domain.Territories;

/// <summary>What a body is in French local government. <see cref="TerritoryKindCode"/> says it in letters.</summary>
public enum TerritoryKind
{
    /// <summary>A body of no kind below, or whose kind nothing states.</summary>
    Other,
    Commune,
    CommunauteDeCommunes,
    CommunauteAgglomeration,
    CommunauteUrbaine,

    /// <summary>A métropole, the Métropole de Lyon included.</summary>
    Metropole,
    EtablissementPublicTerritorial,

    /// <summary>A pôle d'équilibre territorial et rural.</summary>
    Petr,
    SyndicatMixte,
    PoleMetropolitain,
}
