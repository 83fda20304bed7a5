"""Three drafts of a text: an article is split and joined again, others renumbered, amended, removed
and added."""

FIRST = """# Política

## Título Primero

#### Artículo 1. Objeto

La presente política fija las reglas para publicar datos abiertos.

#### Artículo 2. Apertura y licencias

Los datos se publican por defecto en el catálogo único de la Federación, sin esperar a que los pidan. Toda licencia permite usar los datos para cualquier fin lícito y sin pedir permiso a nadie.

#### Artículo 3. Consejo

El Consejo se reúne cada tres meses y publica sus actas.

#### Artículo 4. Cuotas

Por las copias certificadas se cobra la cuota que fije la ley de ingresos.
"""
# 2 is split in 2 and 3; 3 becomes 4; the fees are gone.
SECOND = """# Política

## Título Primero

#### Artículo 1. Objeto

La presente política fija las reglas para publicar datos abiertos.

#### Artículo 2. Apertura

Los datos se publican por defecto en el catálogo único de la Federación, sin esperar a que los pidan.

#### Artículo 3. Licencias

Toda licencia permite usar los datos para cualquier fin lícito y sin pedir permiso a nadie.

#### Artículo 4. Consejo

El Consejo se reúne cada tres meses y publica sus actas.
"""
# The parts are joined again, the Council meets more often, and there is a new article.
THIRD = """# Política

## Título Primero

#### Artículo 1. Objeto

La presente política fija las reglas para publicar datos abiertos.

#### Artículo 2. Apertura y licencias

Los datos se publican por defecto en el catálogo único de la Federación, sin esperar a que los pidan. Toda licencia permite usar los datos para cualquier fin lícito y sin pedir permiso a nadie.

#### Artículo 3. Consejo

El Consejo se reúne cada mes y publica sus actas.

#### Artículo 4. Niñez

Ningún dato que se publique identifica a una niña, a un niño o a un adolescente.
"""
