using System.Globalization;
using Territoires.Domain.Territories;

namespace Territoires.Domain.Tests.Territories;

public sealed class ReferentialTests(ReferentialFixture referential) : IClassFixture<ReferentialFixture>
{
    [Fact]
    public void The_files_hold_the_counts_that_their_readme_states()
    {
        var readme = File.ReadAllText(Seeds.ReferentialFile("README.md"));
        foreach (var file in new[]
            { "communes.csv", "epci.csv", "departements.csv", "regions.csv", "postcodes.csv", "former.csv", "chefs-lieux.csv" })
        {
            readme.ShouldContain($"| {file} | {Seeds.Csv(file).Count().ToString("N0", CultureInfo.InvariantCulture)} |");
        }

        referential.Communes.Count.ShouldBe(34_969);
        Seeds.Csv("epci.csv").CountBy(row => row["kind"]).ToDictionary().ShouldBe(
            new Dictionary<string, int> { ["CC"] = 989, ["CA"] = 230, ["CU"] = 14, ["METRO"] = 21, ["MET69"] = 1, ["EPT"] = 11 },
            ignoreOrder: true);
    }

    [Fact]
    public void The_files_are_small_and_end_their_lines_one_way()
    {
        var files = Directory.GetFiles(Path.GetDirectoryName(Seeds.ReferentialFile(""))!, "*.csv");
        files.Sum(file => new FileInfo(file).Length).ShouldBeLessThan(3_000_000);
        files.ShouldAllBe(file => !File.ReadAllText(file).Contains('\r') && !File.ReadAllText(file).StartsWith('\uFEFF'));
    }

    [Fact]
    public void Every_commune_lies_in_a_known_departement_region_and_epci()
    {
        var regions = Seeds.Csv("regions.csv").Select(row => row["code"]).ToHashSet();
        var departements = Seeds.Csv("departements.csv").ToDictionary(row => row["code"], row => row["region"]);
        var epci = Seeds.Csv("epci.csv").Select(row => row["siren"]).ToHashSet();
        departements.Values.ShouldBeSubsetOf(regions);
        Seeds.Csv("communes.csv").ShouldAllBe(row =>
            departements[row["departement"]] == row["region"]
            && (row["epci"] == "" || epci.Contains(row["epci"]))
            && (row["ept"] == "" || epci.Contains(row["ept"])));
    }

    [Fact]
    public void Each_departement_has_its_chef_lieu_among_its_own_communes_and_on_french_ground()
    {
        var communes = Seeds.Csv("communes.csv").Select(row => (row["departement"], row["name"])).ToHashSet();
        var towns = Seeds.Csv("chefs-lieux.csv").ToArray();
        towns.ShouldAllBe(row => communes.Contains(ValueTuple.Create(row["departement"], row["name"])));
        towns.Select(row => row["departement"]).Distinct().Count().ShouldBe(101);
        foreach (var row in towns.Where(row => !row["departement"].StartsWith("97", StringComparison.Ordinal)))
        {
            decimal.Parse(row["latitude"], CultureInfo.InvariantCulture).ShouldBeInRange(41.3m, 51.1m, row["name"]);
            decimal.Parse(row["longitude"], CultureInfo.InvariantCulture).ShouldBeInRange(-5.2m, 9.6m, row["name"]);
        }
    }

    [Fact]
    public void Every_epci_has_as_many_communes_as_its_row_says() =>
        Seeds.Csv("epci.csv").ShouldAllBe(row =>
            referential.Real.Find(row["siren"])!.Members.Count == int.Parse(row["members"], CultureInfo.InvariantCulture));

    [Fact]
    public void The_code_of_a_commune_tells_its_departement() =>
        referential.Communes.ShouldAllBe(commune => new InseeCode(commune.Codes[0].Value).Departement == commune.Departements[0]);
}
