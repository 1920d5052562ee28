using System.Text;
using Vedette.Agent.Configuration;

namespace Vedette.Agent.Telegraf;

/// <summary>The configuration that the agent's Telegraf is started with: it measures little of itself - the owner's directory adds to it - and prints line protocol.</summary>
internal static class TelegrafConfig
{
    public static string FileIn(StateDirectory state) => Path.Join(state.Path, "telegraf.conf");

    public static IReadOnlyList<string> Arguments(string file, TelegrafSettings settings) =>
        settings.ConfigDirectory is { } directory ? ["--config", file, "--config-directory", directory] : ["--config", file];

    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string file, TimeSpan interval)
    {
        int seconds = Math.Max(1, (int)interval.TotalSeconds);
        AtomicFile.Write(file, Encoding.UTF8.GetBytes($"""
            # Written by vedette-agent at each start of this Telegraf; changes here are lost. Yours go into telegraf_config_directory.
            [agent]
              interval = "{seconds}s"
              flush_interval = "{seconds}s"
              omit_hostname = true
              logtarget = "stderr"

            [[inputs.cpu]]
              percpu = false
              totalcpu = true

            [[inputs.mem]]

            [[outputs.file]]
              files = ["stdout"]
              data_format = "influx"

            """));
    }
}
