using Territoires.Functions.Tests;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Territoires.Functions.Tests;

/// <summary>The classes that last for minutes begin first: begun last, they would run alone while the other core waits.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = ["KillPointTests", "RouteRoleMatrixTests", "EmbargoTests"];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [
            .. testCollections.OrderBy(collection => Place(collection.TestCollectionDisplayName))
                .ThenBy(collection => collection.UniqueID, StringComparer.Ordinal),
        ];

    private static int Place(string name)
    {
        var place = Array.FindIndex(Long, one => name.Contains(one, StringComparison.Ordinal));
        return place < 0 ? Long.Length : place;
    }
}
