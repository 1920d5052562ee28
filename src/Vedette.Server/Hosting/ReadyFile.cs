namespace Vedette.Server.Hosting;

/// <summary>Tells waiting scripts that the server answers, and where: the file appears whole and goes when the server stops.</summary>
internal static class ReadyFile
{
    public static void Announce(WebApplication server, string path)
    {
        server.Lifetime.ApplicationStarted.Register(() =>
        {
            BoundAddresses bound = server.Services.GetRequiredService<BoundAddresses>();
            string unfinished = path + ".new";
            File.WriteAllText(unfinished, $"http {bound.HttpPort}\ngrpc {bound.GrpcPort}\n");
            File.Move(unfinished, path, overwrite: true);
        });
        server.Lifetime.ApplicationStopping.Register(() => File.Delete(path));
    }
}
