using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Territoires.LocalHost.App;
using Territoires.LocalHost.Protocol;
using Territoires.LocalHost.Worker;
using Yarp.ReverseProxy.Forwarder;

namespace Territoires.LocalHost.Http;

/// <summary>
/// Answers requests as the real host does: the worker is told to invoke the function, while the request itself is forwarded to the worker's
/// server; the invocation's id, in a header, joins the two. What goes wrong on the way is an empty 500.
/// </summary>
internal sealed class HttpFront : IDisposable
{
    /// <summary>The real host's limit of a body, in bytes.</summary>
    public const int LargestBody = 104_857_600;
    private const string InvocationHeader = "x-ms-invocation-id";
    private static readonly ForwarderRequestConfig Patience = new() { ActivityTimeout = TimeSpan.FromSeconds(240) };
    private readonly Routes routes;
    private readonly RequestLimit limit;
    private readonly IHttpForwarder forwarder;
    private readonly InFlight inFlight;
    private readonly ILogger logger;
    private readonly HttpMessageInvoker client = new(new PatientHandler());
    private volatile AppWorker? worker;

    public HttpFront(AppFolder folder, IInlineConstraintResolver constraints, IHttpForwarder forwarder, InFlight inFlight, ILogger logger)
    {
        routes = new Routes(folder, constraints, AnswerAsync);
        limit = new RequestLimit(folder.Host);
        (this.forwarder, this.inFlight, this.logger) = (forwarder, inFlight, logger);
    }

    /// <summary>The name of the function that a request goes to, before it gets there.</summary>
    public event Action<string>? Invoked;

    /// <summary>From here on requests reach the functions; before, and after <see cref="Close"/>, they get a 503.</summary>
    public void Open(AppWorker answering) => worker = answering;
    public void Close() => worker = null;

    public async Task HandleAsync(HttpContext context)
    {
        inFlight.Begin();
        try
        {
            if (worker is null)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            }
            else if (await routes.FindAsync(context) is { } function)
            {
                await RunAsync(function, context);
            }
            else
            {
                // The real host's home page is empty when AzureWebJobsDisableHomepage is set, whatever the method.
                context.Response.StatusCode = context.Request.Path == "/" ? StatusCodes.Status204NoContent : StatusCodes.Status404NotFound;
            }
        }
        finally { inFlight.End(); }
    }

    public void Dispose()
    {
        client.Dispose();
        limit.Dispose();
    }

    private async Task RunAsync(RequestDelegate function, HttpContext context)
    {
        try
        {
            if (!await limit.RunAsync(() => function(context), context.RequestAborted))
            {
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            }
        }
        catch (Exception failed) when (StatusOfClient(failed, context) is { } status)
        {
            logger.LogInformation(failed, "{Method} {Path} was not received whole.", context.Request.Method, context.Request.Path);
            context.Response.Clear();
            context.Response.StatusCode = status;
        }
        catch (Exception failed) when (!context.Response.HasStarted)
        {
            logger.LogError(failed, "{Method} {Path} failed in the host.", context.Request.Method, context.Request.Path);
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    /// <summary>
    /// What a client is answered that sent too slowly, sent what is no HTTP, or left; null when it is not the client's doing. A body over
    /// the host's limit is the host's refusal.
    /// </summary>
    private static int? StatusOfClient(Exception failed, HttpContext context) =>
        failed is FunctionFailedException || context.Response.HasStarted ? null
        : BadRequestOf(failed) is { StatusCode: not StatusCodes.Status413PayloadTooLarge and var status } ? status
        : context.RequestAborted.IsCancellationRequested ? StatusCodes.Status400BadRequest
        : null;

    private static BadHttpRequestException? BadRequestOf(Exception? failed) => failed switch
    {
        null => null,
        BadHttpRequestException bad => bad,
        AggregateException several => several.InnerExceptions.Select(BadRequestOf).FirstOrDefault(bad => bad is not null),
        _ => BadRequestOf(failed.InnerException),
    };

    private async Task AnswerAsync(HttpContext context, AppFunction function, RouteValueDictionary values)
    {
        Invoked?.Invoke(function.Name);
        await BufferAnnouncedBodyAsync(context);
        var invocation = new Invocation(function, new TypedData { Http = new RpcHttp() })
        {
            Metadata = values.Where(one => one.Value is not null).ToDictionary(one => one.Key, one => one.Value!.ToString()!),
        };
        context.Request.Headers[InvocationHeader] = invocation.Id;
        var target = worker ?? throw new OperationCanceledException("The host is stopping.");
        var channel = await target.ReadyAsync();
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, channel.Ended);
        var invoked = target.InvokeAsync(invocation, gone.Token, channel);
        var error = await forwarder.SendAsync(
            context, channel.HttpAddress!.ToString(), client, Patience, HttpTransformer.Default, gone.Token);
        if (error != ForwarderError.None)
        {
            await gone.CancelAsync();
            throw new IOException($"Forwarding to the worker failed: {error}.", context.Features.Get<IForwarderErrorFeature>()?.Exception);
        }

        FunctionFailedException.ThrowIfFailed((await invoked).Result);
    }

    /// <summary>
    /// A body whose length is announced is read whole before the function starts; one in chunks streams through. Over the limit, reading
    /// throws.
    /// </summary>
    private static async Task BufferAnnouncedBodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength is not > 0) { return; }

        var body = new MemoryStream((int)Math.Min(context.Request.ContentLength.Value, LargestBody));
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        body.Position = 0;
        context.Request.Body = body;
    }
}
