using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Gives the parameter the app's <c>DurableTaskClient</c>. The embedded host has one task hub.</summary>
public sealed class DurableClientAttribute : InputBindingAttribute
{
}
