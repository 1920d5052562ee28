namespace Vedette.Agent.Installation;

/// <summary>The system's own programs that an installation needs.</summary>
internal interface ISystemTools
{
    /// <summary>Runs a program by its name, without a shell, and gives what it printed.</summary>
    /// <exception cref="InstallationException">There is no such program, or it failed; the message holds what it said.</exception>
    Task<string> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken stop);
}
