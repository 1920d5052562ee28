namespace Vedette.Agent.Installation;

/// <summary>A step of an installation cannot be done; the message says which and why.</summary>
internal sealed class InstallationException(string message) : Exception(message);
