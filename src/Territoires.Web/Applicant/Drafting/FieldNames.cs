using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Web.Applicant.Drafting;

/// <summary>What people read above the fields of an application.</summary>
public static class FieldNames
{
    private const string Answers = "answers.";
    private const string Documents = "documents.";

    /// <summary>Of the field that holds a fault; null for one whose messages name it.</summary>
    public static string? Of(Fault fault, CallRules rules) => fault.Field.Split('[')[0] switch
    {
        "leadBodies" => "Porteurs de la candidature",
        "departements" => "Départements",
        "partnerServices" => "Services de l’État associés",
        "title" => "Titre",
        "theme" => "Thématique",
        "summary" => "Présentation",
        "ambitions" => "Ambitions",
        "photoCredit" => "Crédit de la photographie",
        var field when field.StartsWith(Answers, StringComparison.Ordinal) => AskedQuestion.Find(rules, field[Answers.Length..])?.Label,
        var field when field.StartsWith(Documents, StringComparison.Ordinal) =>
            AskedDocument.Possible(rules).FirstOrDefault(asked => asked.Kind == field[Documents.Length..])?.Label,
        _ => null,
    };
}
