using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Functions.Storage;

namespace Territoires.Functions.Applications;

/// <summary>An application as an act of its owner left it, under the rules that the act read: answering asks storage for nothing more.</summary>
public sealed record WrittenApplication(Loaded<ApplicationState> Application, CallRules Rules);
