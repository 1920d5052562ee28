using Vedette.EndToEnd.Tests.Programs;

namespace Vedette.EndToEnd.Tests.Transport;

/// <summary>A short Python program: a client that shares no code and no TLS stack settings with ours.</summary>
internal static class PythonProgram
{
    public const string HttpsGet = """
        import http.client, ssl, sys
        port, ca = int(sys.argv[1]), sys.argv[2]
        context = ssl.create_default_context(cafile=ca or None)
        connection = http.client.HTTPSConnection('127.0.0.1', port, context=context, timeout=60)
        try:
            connection.request('GET', '/healthz')
            print(connection.getresponse().status, connection.sock.version() if connection.sock else '')
        except ssl.SSLError as error:
            print(error.reason)
        """;

    public const string GrpcReady = """
        import grpc, sys
        with open(sys.argv[2], 'rb') as ca:
            credentials = grpc.ssl_channel_credentials(ca.read())
        grpc.channel_ready_future(grpc.secure_channel('127.0.0.1:' + sys.argv[1], credentials)).result(timeout=60)
        print('ready')
        """;

    public static async Task<string> RunAsync(string program, CancellationToken stop, params string[] arguments)
    {
        await using RunningProgram python = RunningProgram.Start("/usr/bin/python3", ["-c", program, .. arguments]);
        await python.ExitCodeAsync(stop);
        return python.Transcript.Trim();
    }
}
