namespace Territoires.Web.OpenApi;

/// <summary>Everything that the API does. Whoever runs the API says it; the site describes it.</summary>
public sealed record ApiOperations(IReadOnlyList<ApiOperation> All);
