namespace Vedette.Collectors.Containers;

/// <summary>Docker's words for what a container does; Podman has more of them for the same.</summary>
internal static class ContainerState
{
    public const string Running = "running";
    public const string Paused = "paused";
    public const string Created = "created";

    public static string From(string? word) => word?.ToLowerInvariant() switch
    {
        null => "unknown",
        "configured" or "initialized" => Created,
        "stopped" => "exited",
        "stopping" => Running,
        var known => known,
    };

    /// <summary>It has processes.</summary>
    public static bool IsAlive(string state) => state is Running or Paused;
}
