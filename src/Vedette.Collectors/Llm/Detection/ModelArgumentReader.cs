using System.Globalization;

namespace Vedette.Collectors.Llm.Detection;

/// <summary>Reads the options that the runtimes have for the model, its context, its precision and where they listen. -m VALUE, --model VALUE and --model=VALUE are the same; _ and - too.</summary>
internal static class ModelArgumentReader
{
    private enum Meaning
    {
        Model,
        ServedName,
        Context,
        Quantization,
        Precision,
        Host,
        Port,
        InFourBits,
        InEightBits,
    }

    private static readonly Dictionary<string, Meaning> LongOptions = new(StringComparer.Ordinal)
    {
        ["--model"] = Meaning.Model,
        ["--model-path"] = Meaning.Model,
        ["--model-id"] = Meaning.Model,
        ["--model-name-or-path"] = Meaning.Model,
        ["--pretrained-model-name-or-path"] = Meaning.Model,
        ["--model-dir"] = Meaning.Model,
        ["--model-repository"] = Meaning.Model,
        ["--model-base-path"] = Meaning.Model,
        ["--model-store"] = Meaning.Model,
        ["--base-model"] = Meaning.Model,
        ["--hf-repo"] = Meaning.Model,
        ["--engine-dir"] = Meaning.Model,
        ["--served-model-name"] = Meaning.ServedName,
        ["--model-name"] = Meaning.ServedName,
        ["--model-alias"] = Meaning.ServedName,
        ["--alias"] = Meaning.ServedName,
        ["--ctx-size"] = Meaning.Context,
        ["--n-ctx"] = Meaning.Context,
        ["--max-model-len"] = Meaning.Context,
        ["--context-length"] = Meaning.Context,
        ["--contextsize"] = Meaning.Context,
        ["--max-total-tokens"] = Meaning.Context,
        ["--session-len"] = Meaning.Context,
        ["--max-seq-len"] = Meaning.Context,
        ["--max-seq-length"] = Meaning.Context,
        ["--max-length"] = Meaning.Context,
        ["--quantization"] = Meaning.Quantization,
        ["--quantize"] = Meaning.Quantization,
        ["--dtype"] = Meaning.Precision,
        ["--torch-dtype"] = Meaning.Precision,
        ["--host"] = Meaning.Host,
        ["--hostname"] = Meaning.Host,
        ["--server-name"] = Meaning.Host,
        ["--port"] = Meaning.Port,
        ["--http-port"] = Meaning.Port,
        ["--server-port"] = Meaning.Port,
        ["--rest-api-port"] = Meaning.Port,
        ["--listen-port"] = Meaning.Port,
        ["--load-in-4bit"] = Meaning.InFourBits,
        ["--load-in-8bit"] = Meaning.InEightBits,
    };

    /// <summary>Words behind which the model stands without an option: vllm serve MODEL, lmdeploy serve api_server MODEL, ollama run MODEL.</summary>
    private static readonly HashSet<string> WordsBeforeModel = new(["serve", "run", "api_server", "chat", "trtllm-serve", "generate", "finetune", "finetune_lora", "gradio"], StringComparer.Ordinal);

    public static ModelArguments Read(string runtime, IReadOnlyList<string> arguments)
    {
        var read = ModelArguments.None;
        for (int i = 0; i < arguments.Count; i++)
        {
            (string option, string? value, bool joined) = Split(arguments, i);
            if (MeaningOf(runtime, option) is not { } meaning)
            {
                continue;
            }

            read = Apply(read, meaning, option, value);
            i += value is not null && !joined && meaning is not (Meaning.InFourBits or Meaning.InEightBits) ? 1 : 0;
        }

        return read.Model is null && PlainModel(runtime, arguments) is { } plain ? read with { Model = plain, Reason = $"argument {plain}" } : read;
    }

    private static (string Option, string? Value, bool Joined) Split(IReadOnlyList<string> arguments, int at)
    {
        string word = arguments[at];
        int equals = word.StartsWith('-') ? word.IndexOf('=', StringComparison.Ordinal) : -1;
        if (equals > 0)
        {
            return (word[..equals], word[(equals + 1)..], true);
        }

        return (word, at + 1 < arguments.Count && !arguments[at + 1].StartsWith("--", StringComparison.Ordinal) ? arguments[at + 1] : null, false);
    }

    private static Meaning? MeaningOf(string runtime, string option)
    {
        if (option.StartsWith("--", StringComparison.Ordinal))
        {
            return LongOptions.TryGetValue(option.Replace('_', '-'), out Meaning meaning) ? meaning : null;
        }

        bool isLlama = runtime is Runtimes.LlamaCpp or Runtimes.Ollama or "llamafile" or Runtimes.WhisperCpp or "koboldcpp";
        return option switch
        {
            "-m" or "-hf" or "-hfr" when isLlama => Meaning.Model,
            "-a" when isLlama => Meaning.ServedName,
            "-c" when isLlama => Meaning.Context,
            "-m" when runtime is "mistral.rs" or Runtimes.Transformers => Meaning.Model,
            "-q" when runtime == Runtimes.Vllm => Meaning.Quantization,
            "-tp" or "-p" => runtime == Runtimes.Tgi && option == "-p" ? Meaning.Port : null,
            "-model" => Meaning.Model,
            "-port" when runtime == Runtimes.Ollama => Meaning.Port,
            _ => null,
        };
    }

    private static ModelArguments Apply(ModelArguments read, Meaning meaning, string option, string? value) => meaning switch
    {
        Meaning.InFourBits => read with { Quantization = "4bit" },
        Meaning.InEightBits => read with { Quantization = "8bit" },
        _ when string.IsNullOrEmpty(value) => read,
        Meaning.Model => read.Model is null ? read with { Model = value, Reason = $"argument {option} {value}" } : read,
        Meaning.ServedName => read with { ServedName = value },
        Meaning.Context => read with { ContextLength = Count(value) ?? read.ContextLength },
        Meaning.Quantization => read with { Quantization = value },
        Meaning.Precision => read.Quantization is null && value != "auto" ? read with { Quantization = value } : read,
        Meaning.Host => read with { Host = value },
        Meaning.Port => read with { Port = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and <= ushort.MaxValue ? port : read.Port },
        _ => read,
    };

    /// <summary>8192, 32k (thousands) and 32K (1024s), as vLLM takes them. 0 is "as the model says": not known here.</summary>
    private static long? Count(string value)
    {
        long unit = value[^1] switch { 'k' => 1000, 'K' => 1024, 'm' => 1_000_000, 'M' => 1024 * 1024, _ => 1 };
        ReadOnlySpan<char> digits = unit == 1 ? value : value.AsSpan(0, value.Length - 1);
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double count) && count is > 0 and < 1e9 ? (long)(count * unit) : null;
    }

    private static string? PlainModel(string runtime, IReadOnlyList<string> arguments)
    {
        for (int i = 0; i + 1 < arguments.Count && i < 3; i++)
        {
            string next = arguments[i + 1];
            if (WordsBeforeModel.Contains(arguments[i]) && !next.StartsWith('-') && !WordsBeforeModel.Contains(next))
            {
                return runtime is Runtimes.PyTorch or Runtimes.Triton ? null : next;
            }
        }

        return runtime == Runtimes.TensorRtLlm && arguments.Count > 0 && !arguments[0].StartsWith('-') ? arguments[0] : null;
    }
}
