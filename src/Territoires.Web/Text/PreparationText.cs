using Territoires.Domain.Calls;

namespace Territoires.Web.Text;

/// <summary>How far a call that the secretariat prepares has come.</summary>
public static class PreparationText
{
    public static string Stands(Preparation preparation) => preparation.Step switch
    {
        PreparationStep.Sent => "La préparation attend l’approbation de l’administration.",
        PreparationStep.Returned => "L’administration a renvoyé la préparation au secrétariat, qui la reprend.",
        PreparationStep.Approved => "L’administration a approuvé la préparation.",
        _ => "Le secrétariat prépare l’appel.",
    };

    /// <summary>What was done, when.</summary>
    public static string Of(PreparationEvent done, string zone) => done.Step switch
    {
        PreparationStep.Sent => $"Envoyée pour approbation par le secrétariat, le {FrenchText.Instant(done.At, zone)}.",
        PreparationStep.Approved => $"Approuvée par l’administration, le {FrenchText.Instant(done.At, zone)}.",
        _ => $"Renvoyée au secrétariat par l’administration, le {FrenchText.Instant(done.At, zone)}\u00a0:",
    };
}
