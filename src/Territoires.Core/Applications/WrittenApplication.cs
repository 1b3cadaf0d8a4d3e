using Territoires.Core.Storage;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Core.Applications;

/// <summary>
/// An application as an act of its owner left it, under the rules that the act read: answering asks storage for nothing more.
/// </summary>
public sealed record WrittenApplication(Loaded<ApplicationState> Application, CallRules Rules);
