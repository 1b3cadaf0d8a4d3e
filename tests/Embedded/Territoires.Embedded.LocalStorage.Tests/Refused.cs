using Azure;

namespace Territoires.Embedded.LocalStorage.Tests;

internal static class Refused
{
    /// <summary>The act is refused by the service with this status and code.</summary>
    public static async Task<RequestFailedException> AsAsync(int status, string code, Func<Task> act)
    {
        var exception = await Should.ThrowAsync<RequestFailedException>(act);
        (exception.Status, exception.ErrorCode).ShouldBe((status, code), exception.Message);
        return exception;
    }
}
