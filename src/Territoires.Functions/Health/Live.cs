namespace Territoires.Functions.Health;

/// <summary>This instance answers.</summary>
public static class Live
{
    [Function(nameof(Live)), Policy(Permission.ReadPublic)]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/live")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Results.Text("ok");
    }
}
