using System.Reflection;

namespace Vedette.Agent.Installation;

/// <summary>The unit that is installed: deploy/vedette-agent.service, with the account, the place and the group that were asked for.</summary>
internal static class InstallationUnit
{
    private const string ContainerSocketsName = "VEDETTE_CONTAINER_SOCKETS";

    /// <summary>As it stands in the repository.</summary>
    public static string Original { get; } = Read();

    /// <param name="options">Account and place.</param>
    /// <param name="socketGroup">The group whose socket the agent may use; null = none.</param>
    public static string For(InstallationOptions options, string? socketGroup)
    {
        // A quoted word: a path may hold blanks, and systemd takes a per cent sign for a specifier.
        string socket = options.DockerSocket?.Replace("%", "%%", StringComparison.Ordinal) ?? "";
        string group = socketGroup is null ? "" : $"SupplementaryGroups={socketGroup}\nEnvironment=\"{ContainerSocketsName}={socket}\"\n";
        return Original
            .Replace($"ExecStart={InstallationOptions.DefaultPrefix}/", $"ExecStart={options.Prefix}/", StringComparison.Ordinal)
            .Replace($"User={InstallationOptions.DefaultUser}\n", $"User={options.User}\n", StringComparison.Ordinal)
            .Replace($"Group={InstallationOptions.DefaultUser}\n", $"Group={options.User}\n{group}", StringComparison.Ordinal);
    }

    private static string Read()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(InstallationLayout.UnitName)
            ?? throw new InvalidOperationException($"The program was built without {InstallationLayout.UnitName}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
