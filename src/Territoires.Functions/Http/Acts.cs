namespace Territoires.Functions.Http;

/// <summary>The two ends of an act over HTTP: what it is asked with, and what came of it.</summary>
public static class Acts
{
    /// <summary>Reads the body, then acts with it; a body that cannot be read is answered as such.</summary>
    public static async Task<IResult> WithBodyAsync<T>(this HttpRequest request, Func<T, Task<IResult>> act, CancellationToken cancellation)
        where T : class
    {
        var read = await JsonBody.ReadAsync<T>(request, cancellation);
        return read.IsRefused ? read.Refusal.ToResult() : await act(read.Value);
    }

    /// <summary>The same for a body that may be left out: the act is then asked with null.</summary>
    public static async Task<IResult> WithBodyOrNoneAsync<T>(
        this HttpRequest request, Func<T?, Task<IResult>> act, CancellationToken cancellation)
        where T : class
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellation);
        if (body.Length == 0)
        {
            return await act(null);
        }

        body.Position = 0;
        var read = await JsonBody.ReadAsync<T>(body, cancellation);
        return read.IsRefused ? read.Refusal.ToResult() : await act(read.Value);
    }

    public static IResult ToHttp<T, TRefusal>(this Result<T, ActRefusal<TRefusal>> done, Func<T, IResult> answer)
        where T : notnull
        where TRefusal : class => done.IsRefused ? Problems.Of(done.Refusal).ToResult() : answer(done.Value);
}
