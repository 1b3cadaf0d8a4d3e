using System.Reflection;
using Territoires.Tests.Architecture.Metadata;

namespace Territoires.Tests.Architecture.Mirror;

/// <summary>
/// What the embedded runtime shows under a vendor's names exists in the vendor's package, with the same signature. The reverse
/// is not asked: what is not mirrored is a compile error, which is what one wants.
/// </summary>
public sealed class MirrorTests
{
    private const string Prefix = "Territoires.Embedded.";

    public static TheoryData<string> Packages =>
        [.. Directory.EnumerateDirectories(Repo.At("src", "Embedded")).Select(Path.GetFileName).Where(IsMirrored).Select(name => name!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_member_of_a_mirrored_package_exists_upstream_with_the_same_signature(string package) =>
        Differences(package, ApiListing.Of(package)).ShouldBeEmpty();

    [Fact]
    public void Every_package_that_the_listings_describe_and_the_app_uses_is_mirrored() =>
        Packages.Select(row => row.Data).ShouldBe(
            [
                "Azure.Data.Tables",
                "Microsoft.Azure.Functions.Worker",
                "Microsoft.Azure.Functions.Worker.Extensions.DurableTask",
                "Microsoft.Azure.Functions.Worker.Extensions.Http",
                "Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore",
                "Microsoft.Azure.Functions.Worker.Extensions.Timer",
                "Microsoft.DurableTask.Abstractions",
                "Microsoft.DurableTask.Client",
            ]);

    [Theory]
    [InlineData("string? InstanceId = null", "string InstanceId = null")]
    [InlineData("public abstract System.Guid NewGuid()", "public virtual System.Guid NewGuid()")]
    [InlineData("string eventName, object payload)", "string name, object payload)")]
    [InlineData("bool preserveUnprocessedEvents = true", "bool preserveUnprocessedEvents = false")]
    [InlineData("public readonly struct Microsoft.DurableTask.TaskName", "public struct Microsoft.DurableTask.TaskName")]
    [InlineData("IsCausedBy<T>() where T : System.Exception", "IsCausedBy<T>()")]
    public void A_signature_that_differs_in_one_word_is_found(string real, string doctored)
    {
        const string package = "Microsoft.DurableTask.Abstractions";
        var lines = ApiListing.Of(package).Lines.ToList();
        var changed = lines.FindIndex(line => line.Contains(real, StringComparison.Ordinal));
        changed.ShouldBeGreaterThan(-1);
        var before = lines[changed];
        lines[changed] = before.Replace(real, doctored, StringComparison.Ordinal);

        var difference = Differences(package, new ApiListing(lines)).ShouldHaveSingleItem();

        difference.ShouldStartWith(before);
        difference.ShouldContain(lines[changed], customMessage: "the nearest lines of the listing stand beside the difference");
    }

    private static bool IsMirrored(string? folder) => folder is not null && !folder.StartsWith("Territoires.", StringComparison.Ordinal)
        && File.Exists(Repo.At("src", "Embedded", folder, $"{folder}.csproj"));

    /// <summary>Each member that the listing does not hold, with the lines nearest to it.</summary>
    private static List<string> Differences(string package, ApiListing listing)
    {
        var exact = new MemberText(new TypeText(markTypeParameters: true));
        var unmarked = new MemberText(new TypeText(markTypeParameters: false));
        var differences = new List<string>();
        foreach (var type in Assembly.Load(Prefix + package).GetExportedTypes())
        {
            // Most listed members left out the ? of a bare type parameter: ours may then have it or not.
            foreach (var (line, lenient) in exact.Of(type).Zip(unmarked.Of(type)))
            {
                if (!listing.Has(line) && !listing.Has(lenient))
                {
                    differences.Add(string.Join("\n    listed: ", [line, .. listing.Nearest(line)]));
                }
            }
        }

        return differences;
    }
}
