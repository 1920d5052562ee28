using System.Globalization;

namespace Vedette.Collectors.Containers;

/// <summary>Which runtime answers, and the version of its API that is spoken with it.</summary>
/// <param name="Runtime">docker or podman.</param>
/// <param name="Api">As in paths: 1.41.</param>
internal sealed record RuntimeVersion(string Runtime, string Api)
{
    /// <summary>The newest whose replies were looked at (Docker 27); a newer runtime is asked for this one as long as it still speaks it.</summary>
    private static readonly Version Newest = new(1, 47);

    /// <param name="reply">Of GET /version.</param>
    /// <exception cref="FormatException">It names no version.</exception>
    public static RuntimeVersion Parse(byte[] reply) => ContainerJson.Read(reply, "/version", root =>
    {
        Version theirs = Read(root.Text("ApiVersion")) ?? throw new FormatException($"/version: the ApiVersion is '{root.Text("ApiVersion")}'; a number such as 1.41 is needed.");
        Version least = Read(root.Text("MinAPIVersion")) ?? theirs;
        Version spoken = Newest < least ? least : Newest < theirs ? Newest : theirs;
        bool podman = root.Items("Components").Any(part => part.Text("Name")?.StartsWith("Podman", StringComparison.OrdinalIgnoreCase) == true);
        return new RuntimeVersion(podman ? "podman" : "docker", string.Create(CultureInfo.InvariantCulture, $"{spoken.Major}.{spoken.Minor}"));
    });

    private static Version? Read(string? text) => Version.TryParse(text, out Version? version) ? version : null;
}
