using System.Collections.Concurrent;
using Grpc.Core;
using Territoires.LocalHost.Protocol;

namespace Territoires.LocalHost.Worker;

/// <summary>Which worker's stream is which channel's.</summary>
internal sealed class WorkerChannels : ConcurrentDictionary<string, WorkerChannel>;

/// <summary>The server that the worker calls.</summary>
internal sealed class FunctionRpcService(WorkerChannels channels) : FunctionRpc.FunctionRpcBase
{
    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream, IServerStreamWriter<StreamingMessage> responseStream, ServerCallContext context)
    {
        if (!await requestStream.MoveNext(context.CancellationToken)
            || requestStream.Current.StartStream is not { } start || !channels.TryGetValue(start.WorkerId, out var channel))
        {
            throw new Grpc.Core.RpcException(new Status(StatusCode.InvalidArgument, "The stream of a worker that was not started here."));
        }

        await channel.RunAsync(requestStream, responseStream, context.CancellationToken);
    }
}
