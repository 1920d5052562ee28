namespace Vedette.Agent.Installation;

/// <summary>One thing that an installation does, said before it is done.</summary>
internal sealed record InstallationStep(string Description, Func<CancellationToken, Task> DoAsync);
