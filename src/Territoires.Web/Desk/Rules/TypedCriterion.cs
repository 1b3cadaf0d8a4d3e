using System.Globalization;
using Territoires.Domain.Calls;

namespace Territoires.Web.Desk.Rules;

/// <summary>One criterion of the grid as it is typed. Its key is empty until it is saved for the first time.</summary>
public sealed record TypedCriterion(string Key, string Label, string Weight, string Guide = "")
{
    public static readonly TypedCriterion New = new(string.Empty, string.Empty, string.Empty);

    /// <summary>Nothing is typed in it: it is not read.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Label + Weight + Guide);

    public static TypedCriterion Of(Criterion criterion) =>
        new(criterion.Key, criterion.Label, criterion.Weight.ToString(CultureInfo.InvariantCulture), criterion.Guide ?? string.Empty);

    public static IReadOnlyList<TypedCriterion> All(IFormCollection form)
    {
        var criteria = new List<TypedCriterion>();
        while (form.ContainsKey($"{At(criteria.Count)}-label"))
        {
            var at = At(criteria.Count);
            criteria.Add(new TypedCriterion(
                form[$"{at}-key"].ToString(), form[$"{at}-label"].ToString(), form[$"{at}-weight"].ToString(),
                form[$"{at}-guide"].ToString().ReplaceLineEndings("\n")));
        }

        return criteria;
    }

    public static string At(int place) => string.Create(CultureInfo.InvariantCulture, $"grid-{place}");

    /// <summary>The criteria, with what cannot be read among them; what a grid must be is for the rules' check.</summary>
    public static IReadOnlyList<Criterion> Read(IReadOnlyList<TypedCriterion> typed, List<Fault> faults)
    {
        var taken = typed.Select(one => one.Key).Where(key => key.Length > 0).ToHashSet(StringComparer.Ordinal);
        var criteria = new List<Criterion>();
        foreach (var (place, one) in typed.Index().Where(one => !one.Item.IsEmpty))
        {
            var weight = NumberText.Whole(one.Weight.Trim().TrimEnd('%'));
            if (weight.IsRefused)
            {
                faults.Add(new Fault("grid", $"Critère {place + 1}\u00a0: écrivez son poids en nombre entier, par exemple 40."));
            }

            criteria.Add(new Criterion(
                one.Key.Length > 0 ? one.Key : WordKeys.NewOf(one.Label, "critere", taken), one.Label.Trim(),
                weight.IsRefused ? 0 : weight.Value, one.Guide.Trim() is { Length: > 0 } guide ? guide : null));
        }

        return criteria;
    }
}
